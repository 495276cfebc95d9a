// NITFReader: NITF 2 and 3 (IPTC), by itself or within another item.

internal import FoundationEssentials
internal import NewsModel

enum NITFReader {
    static func article(from document: XMLDocument) throws(IntakeError) -> Article {
        let root = document.root
        if root.isCut, let flaw = document.flaw { throw flaw.error }
        let parts = NITFParts(of: root)
        guard !parts.text.isBlank || parts.title?.isBlank == false else {
            throw .invalid(
                "content", "the NITF document has neither a headline nor a text; there is nothing to fold")
        }
        let data = root.at("head", "docdata")
        var status = try Article.Status(word: data?["management-status"] ?? "", field: "management-status")
        let embargo = try parts.date(data?.first("date.release")?["norm"], "date.release")
        // Embargoed until a time that is named is usable from then on.
        if data?["management-status"]?.lowercased() == "embargoed", embargo != nil { status = .usable }
        return Article(
            outlet: parts.outlet ?? "", guid: parts.guid, version: data?.first("du-key")?["version"],
            published: parts.issued, status: status, title: parts.title ?? "", byline: parts.byline,
            language: root["xml:lang"] ?? root.first("body")?["xml:lang"], text: parts.text,
            versionCreated: parts.issued, embargo: embargo,
            evolvedFrom: data?["management-doc-idref"], signals: parts.signals, editorNotes: parts.notes)
    }
}

/// The parts of a NITF document.
struct NITFParts {
    let text: String
    let title: String?
    let byline: String?
    let outlet: String?
    let guid: String?
    let issued: Date?
    let signals: [String]
    let notes: [String]

    init(of root: XMLElement) {
        let head = root.first("head")
        let data = head?.first("docdata")
        let body = root.first("body")
        let bodyHead = body?.first("body.head")
        let content = body?.first("body.content") ?? body
        text = content.map(InlineContent.story) ?? ""
        let hedline = bodyHead?.first("hedline")
        title = hedline?.first("hl1")?.words ?? hedline?.words ?? head?.first("title")?.words
        byline =
            bodyHead?.children("byline").compactMap { byline in
                byline.children("person").compactMap(\.words).joined(separator: ", ").known ?? byline.words
            }.joined(separator: ", ").known
        outlet =
            bodyHead?.first("distributor")?.words ?? data?.first("doc.copyright")?["holder"]
            ?? bodyHead?.at("rights", "rights.owner")?.words ?? data?.first("doc-id")?["regsrc"]
            ?? head?.first("pubdata")?["name"]
        guid = data?.first("doc-id")?["id-string"] ?? data?.first("du-key")?["key"]
        let dates = [
            data?.first("date.issue")?["norm"], head?.first("pubdata")?["date.publication"],
            bodyHead?.at("dateline", "story.date")?["norm"],
        ]
        issued = dates.lazy.compactMap { $0 }.compactMap(DateReader.date).first
        signals = (data?.first("correction") != nil ? ["correction"] : [])
        notes =
            (data?.children("ed-msg").compactMap { $0["info"] } ?? [])
            + (bodyHead?.children("note").compactMap(\.words) ?? [])
    }

    /// - Throws: where it isn't a date: publishing too early is worse than asking.
    func date(_ text: String?, _ field: String) throws(IntakeError) -> Date? {
        guard let text else { return nil }
        guard let date = DateReader.date(from: text) else {
            throw .invalid(field, "\(field) is not a date that can be read; write it as 20261121T062500Z")
        }
        return date
    }
}
