// ArticleReader: bytes in, an article out. Finds the format, hands the text to that format's
// reader, and lays over it what the feeder knows.

package import NewsModel

/// Reads one article from the bytes that a feeder handed in.
package struct ArticleReader: Sendable {
    private let limits: IntakeLimits

    package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

    /// The formats that can be named; an empty name means that the content tells.
    package static let formats = [
        "text", "html", "json", "ninjs", "newsplease", "digitalwires", "rss", "atom", "newsml", "nitf",
        "iptc7901",
        "anpa1312",
    ]

    /// Reads an article.
    ///
    /// - Parameters:
    ///   - content: the article's bytes, in any encoding that they or their declaration tell; gzip
    ///     and Zstandard are unpacked.
    ///   - format: one of `formats`, or empty.
    ///   - known: what the feeder says; it wins over the content.
    /// - Throws: what is wrong, with the field at fault; also where the content holds many articles.
    /// - Complexity: one pass over the bytes to decode, one to parse.
    package func article(
        from content: [UInt8], format: String, known: ArticleKnowledge
    ) throws(IntakeError) -> Article {
        guard content.count <= limits.contentBytes else {
            throw .tooLarge(
                "content", bytes: content.count, limit: limits.contentBytes, "limits.articleBytes")
        }
        let bytes = try Unpacking.whole(content, limits: limits)
        let kind = try Self.kind(named: format) ?? ContentKind(head: bytes.prefix(ContentKind.headBytes))
        let (name, items) = try DocumentReader(limits: limits).items(from: bytes, kind: kind, known: known)
        guard let item = items.first, items.count == 1 else {
            throw .invalid(
                "content",
                "the content holds \(items.count) articles (\(name)); send one object for each article, "
                    + "or hand it in as a file: wirefoldctl submit FILE")
        }
        let completed = try known.complete(item.result.get(), limits: limits)
        guard !completed.text.isBlank || !completed.title.isBlank else {
            throw .invalid("content", "the article has neither a title nor a text; send at least one of them")
        }
        return completed
    }

    /// Reads an article from a JSON object that is parsed already.
    ///
    /// - Parameter allowsBlank: whether it may have neither text nor title.
    package static func article(
        from members: JSONObject, allowsBlank: Bool = false
    ) throws(IntakeError) -> Article {
        try JSONArticleReader.article(from: members, allowsBlank: allowsBlank)
    }
}

extension ArticleReader {
    /// The kind that a name stands for; nil where the content has to tell, as it does which XML it is.
    package static func kind(named name: String) throws(IntakeError) -> ContentKind? {
        switch name.lowercased() {
        case "", "xml", "rss", "atom", "newsml", "newsml-g2", "newsml-1", "nitf", "application/xml",
            "text/xml":
            return nil
        case "text", "txt", "plain", "text/plain": return .text
        case "json", "application/json", "ninjs", "newsplease", "news-please", "digitalwires", "dpa":
            return .json
        case "html", "xhtml", "text/html", "application/xhtml+xml": return .html
        case "iptc7901": return .iptc7901
        case "anpa1312": return .anpa1312
        default:
            let shown = String(name.unicodeScalars.prefix(40))
            throw .invalid(
                "format",
                "unknown format \"\(shown)\"; known are \(formats.joined(separator: ", ")), or leave it empty"
            )
        }
    }
}

extension String {
    /// True when nothing but spaces and controls is in it.
    var isBlank: Bool {
        unicodeScalars.allSatisfy { $0.value <= 0x20 || $0.properties.isWhitespace || $0.value == 0xFEFF }
    }
}
