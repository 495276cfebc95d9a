// IPTC7901Reader: messages by IPTC recommendation 7901, as European and Pacific agencies send them.

internal import FoundationEssentials
internal import NewsModel

enum IPTC7901Reader {
    /// The first line: `abc0123 4 pl 250 info`: source and number, priority, category, words.
    struct Header {
        let source: String
        let number: String
        let priority: String
        let category: String
        let info: [String]

        init?(_ line: String) {
            let fields = line.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard fields.count >= 3, let digits = fields[0].firstIndex(where: { ("0"..."9").contains($0) })
            else {
                return nil
            }
            source = String(fields[0][..<digits])
            number = String(fields[0][digits...])
            priority = fields[1]
            category = fields[2]
            guard source.isLetters, (2...6).contains(source.utf8.count), number.isDigits,
                number.utf8.count <= 4,
                priority.utf8.count == 1, category.isLetters, category.utf8.count <= 3
            else { return nil }
            let rest = fields.dropFirst(3)
            guard rest.first?.isDigits ?? true else { return nil }
            info = Array(rest.dropFirst())
        }
    }

    static func article(from bytes: [UInt8]) throws(IntakeError) -> Article {
        let telegram = try Telegram(bytes)
        var lines = (telegram.header + telegram.text)[...]
        lines = lines.drop { $0.trimmed.isEmpty }
        guard let header = lines.popFirst().flatMap({ Header($0.trimmed) }) else {
            throw .invalid(
                "content",
                "the IPTC 7901 message has no header such as \"abc0123 4 pl 250\" in its first line")
        }
        var body = TelegramBody(
            lines: telegram.isFramed ? telegram.text[...] : lines, hasSlug: !telegram.isFramed)
        let trailer = telegram.trailer.isEmpty ? body.takeTrailer() : telegram.trailer.map(\.trimmed)
        let date = trailer.lazy.compactMap(TelegramDate.date7901).first
        guard !body.title.isBlank || !body.text.isBlank else {
            throw .invalid("content", "the IPTC 7901 message has neither a headline nor a text")
        }
        return Article(
            outlet: header.info.first { $0.contains { $0.isLetter } } ?? header.source, published: date,
            title: body.title, byline: body.byline, text: body.text, versionCreated: date,
            editorNotes: body.notes)
    }
}
