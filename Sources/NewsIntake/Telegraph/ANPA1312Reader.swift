// ANPA1312Reader: messages by ANPA 1312, as American agencies send them to newspapers.

internal import FoundationEssentials
internal import NewsModel

enum ANPA1312Reader {
    /// `a1234-----` or `a1234` and selectors; then `r n BC-Keyword, 1stLd-Writethru 02-20 0500`.
    struct Header {
        let service: String
        let keyword: String
        let version: String

        init?(_ first: String, _ second: String) {
            let service = first.trimmed.prefix(5)
            let selector = first.trimmed.dropFirst(5)
            guard service.count == 5, String(service.prefix(1)).isLetters, String(service.suffix(4)).isDigits,
                selector.isEmpty || selector.allSatisfy({ $0 == "-" || $0 == " " || $0.isLetter })
            else { return nil }
            let fields = second.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard fields.count >= 3, fields[0].isLetters, fields[0].utf8.count == 1, fields[1].isLetters,
                fields[1].utf8.count == 1
            else { return nil }
            let words = fields.dropFirst(2).filter { !Self.isDateOrCount($0) }
            self.service = String(service)
            keyword = words.first.map { $0.filter { $0 != "," } } ?? ""
            version = words.dropFirst().joined(separator: " ")
        }

        private static func isDateOrCount(_ field: String) -> Bool {
            field.isDigits
                || field.utf8.count == 5 && field.split(separator: "-").allSatisfy { String($0).isDigits }
        }
    }

    static func article(from bytes: [UInt8]) throws(IntakeError) -> Article {
        let telegram = try Telegram(bytes)
        let lines = (telegram.header + telegram.text).drop { $0.trimmed.isEmpty }
        guard lines.count >= 2, let header = Header(lines[lines.startIndex], lines[lines.startIndex + 1])
        else {
            throw .invalid(
                "content", "the ANPA 1312 message has no header such as \"a1234-----\" and \"r n BC-Keyword\""
            )
        }
        let text = telegram.isFramed ? telegram.text[...] : lines.dropFirst(2)
        let body = ANPABody(lines: text)
        let date = (telegram.trailer + body.ends).lazy.compactMap(TelegramDate.date1312).first
        guard !body.title.isBlank || !body.text.isBlank else {
            throw .invalid("content", "the ANPA 1312 message has neither a headline nor a text")
        }
        // A lead or a write-through replaces what came under the same keyword that day; a take adds to it.
        let isReplacing = header.version.isEmpty || header.version.lowercased().contains("ld")
        let day = date.map { String($0.ISO8601Format().prefix(10)) }
        return Article(
            outlet: body.agency ?? "", guid: isReplacing ? day.map { "anpa:\(header.keyword):\($0)" } : nil,
            version: header.version.known, published: date,
            title: body.title.known ?? header.keyword, byline: body.byline,
            text: body.text, versionCreated: date,
            signals: header.version.isEmpty ? [] : [header.version.lowercased()],
            editorNotes: body.notes)
    }
}
