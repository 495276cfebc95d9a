// What a document's stored form takes, told without making it.

internal import NewsModel

extension Document {
    /// The most bytes that the stored form can have: the strings, and for all else what protobuf needs at
    /// most (a varint of 32 bits takes five bytes, and its tag one or two).
    var largestStoredSize: Int {
        var size = 1024
        let texts = [
            source, outlet, url, guid, version, title, text, dateline, credit, byline, language, evolvedFrom,
        ]
        for text in texts + signals + editorNotes { size += (text?.utf8.count ?? 0) + 8 }
        size += offsets.runs.count * 28
        for removal in removed { size += removal.reason.utf8.count + 24 }
        for quotation in quotations {
            let texts = [
                quotation.text, quotation.speaker, quotation.role, quotation.mention?.text, quotation.cue,
            ]
            for text in texts { size += (text?.utf8.count ?? 0) + 8 }
            size += 128
        }
        for evidence in evidence {
            size += 4096
            for passage in evidence.passages { size += passage.text.utf8.count + 40 }
        }
        return size
    }
}
