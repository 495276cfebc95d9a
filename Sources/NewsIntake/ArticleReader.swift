// ArticleReader: bytes in, an article out. Finds the format, hands the text to that format's
// reader, and lays over it what the feeder knows.

package import NewsModel

/// Reads one article from the bytes that a feeder handed in.
package struct ArticleReader: Sendable {
    private let limits: IntakeLimits

    package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

    /// The formats that can be named; an empty name means that the content tells.
    package static let formats = ["text", "html", "json", "ninjs", "newsplease", "digitalwires"]

    /// Reads an article.
    ///
    /// - Parameters:
    ///   - content: the article's bytes, in UTF-8, UTF-16 or windows-1252.
    ///   - format: one of `formats`, or empty.
    ///   - known: what the feeder says; it wins over the content.
    /// - Throws: what is wrong, with the field at fault.
    /// - Complexity: one pass over the bytes to decode, one to parse.
    package func article(
        from content: [UInt8], format: String, known: ArticleKnowledge
    ) throws(IntakeError) -> Article {
        guard content.count <= limits.contentBytes else {
            throw .tooLarge("content", bytes: content.count, limit: limits.contentBytes)
        }
        let text = try TextDecoder.text(from: content)
        let article =
            switch try format.isEmpty ? Self.format(of: text) : Self.format(named: format) {
            case .text: PlainTextReader.article(from: text)
            case .json: try JSONArticleReader(limits: limits).article(from: text)
            case .html: try PageReader(limits: limits).reading(of: text, url: known.url).article
            }
        let completed = try known.complete(article, limits: limits)
        guard !completed.text.isBlank || !completed.title.isBlank else {
            throw .invalid("content", "the article has neither a title nor a text; send at least one of them")
        }
        return completed
    }

    /// Reads an article from a JSON object that is parsed already.
    package static func article(from members: [String: JSONValue]) throws(IntakeError) -> Article {
        try JSONArticleReader.article(from: members)
    }
}

extension ArticleReader {
    private enum Format { case text, json, html }

    private static func format(named name: String) throws(IntakeError) -> Format {
        switch name.lowercased() {
        case "text", "txt", "plain", "text/plain": return .text
        case "json", "application/json", "ninjs", "newsplease", "news-please", "digitalwires", "dpa":
            return .json
        case "html", "xhtml", "text/html", "application/xhtml+xml": return .html
        default:
            let shown = String(name.unicodeScalars.prefix(40))
            throw .invalid(
                "format",
                "unknown format \"\(shown)\"; known are \(formats.joined(separator: ", ")), or leave it empty"
            )
        }
    }

    /// Tells the format from the first characters that aren't space.
    private static func format(of text: String) throws(IntakeError) -> Format {
        let start = text.utf8.drop { $0 <= 0x20 }
        func opens(with word: String) -> Bool {
            let head = start.prefix(word.utf8.count)
            return head.count == word.utf8.count
                && zip(head, word.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        }
        if opens(with: "{") && start.first == UInt8(ascii: "{") { return .json }
        if start.first == UInt8(ascii: "["), opensArrayOfObjects(start) {
            throw .invalid("content", "the content is a JSON array; send one object for each article")
        }
        if opens(with: "<!doctype html") || opens(with: "<html") || opens(with: "<head")
            || opens(with: "<!--") || opens(with: "<body") || opens(with: "<script") || opens(with: "<meta")
        {
            return .html
        }
        for markup in ["<!doctype", "<?xml", "<rss", "<feed", "<newsitem", "<newsmessage"]
        where opens(with: markup) {
            throw .invalid(
                "format", "web pages and XML aren't read yet; send the article's text, or JSON with a text")
        }
        return .text
    }

    private static func opensArrayOfObjects(_ start: Substring.UTF8View) -> Bool {
        start.dropFirst().first { $0 > 0x20 } == UInt8(ascii: "{")
    }
}

extension String {
    /// True when nothing but spaces and controls is in it.
    var isBlank: Bool {
        unicodeScalars.allSatisfy { $0.value <= 0x20 || $0.properties.isWhitespace || $0.value == 0xFEFF }
    }
}
