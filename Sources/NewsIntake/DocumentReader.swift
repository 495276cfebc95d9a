// DocumentReader: the bytes of one document to the articles in it, each format by its own reader.

internal import NewsModel

/// Reads documents: files that are neither compressed nor archives.
package struct DocumentReader: Sendable {
    private let limits: IntakeLimits

    package init(limits: IntakeLimits) { self.limits = limits }

    /// The articles of a document, in its order, and the format's name for people.
    ///
    /// - Parameters:
    ///   - bytes: not more than the limit of one article.
    ///   - known: its address, to which links in it may be relative, and the protocol's word on the
    ///     encoding are made use of.
    /// - Throws: where nothing in it can be read.
    package func items(
        from bytes: [UInt8], kind: ContentKind, known: ArticleKnowledge
    ) throws(IntakeError) -> (format: String, items: [ReadItem]) {
        switch kind {
        case .text:
            let text = try TextDecoder.text(from: bytes)
            return (kind.rawValue, one { PlainTextReader.article(from: text) })
        case .html:
            let page = PageReader(limits: limits)
            return (
                kind.rawValue,
                one { () throws(IntakeError) in
                    try page.reading(of: bytes, charset: known.charset, url: known.url).article
                }
            )
        case .json:
            return try JSONArticleReader(limits: limits).items(
                from: TextDecoder.text(from: bytes), address: known.url)
        case .iptc7901:
            return (kind.rawValue, one { () throws(IntakeError) in try IPTC7901Reader.article(from: bytes) })
        case .anpa1312:
            return (kind.rawValue, one { () throws(IntakeError) in try ANPA1312Reader.article(from: bytes) })
        case .rss, .atom, .newsMLG2, .newsML1, .nitf, .xml:
            return (kind.rawValue, try items(ofXML: bytes, kind, known))
        case .foreign:
            throw .invalid(
                "content",
                "the content is \(ForeignFormat.name(of: bytes[...]) ?? "not text"), which holds no article to read"
            )
        case .jsonLines, .gzip, .zstd, .tar, .warc:
            throw .invalid(
                "content",
                "the content is an archive (\(kind.rawValue)); hand it in as a file: wirefoldctl submit FILE")
        }
    }

    private func items(
        ofXML bytes: [UInt8], _ kind: ContentKind, _ known: ArticleKnowledge
    ) throws(IntakeError) -> [ReadItem] {
        let document = try XMLParser.document(from: bytes, charset: known.charset, limits: limits)
        switch kind {
        case .rss, .atom: return try FeedReader.items(from: document, address: known.url)
        case .newsMLG2: return try NewsMLG2Reader.items(from: document)
        case .newsML1: return try NewsML1Reader.items(from: document)
        case .nitf: return one { () throws(IntakeError) in try NITFReader.article(from: document) }
        default:
            if let flaw = document.flaw { throw flaw.error }
            throw .invalid(
                "content",
                "XML with the root \"\(String(document.root.name.prefix(40)))\" isn't read; "
                    + "feeds, NewsML, NITF and pages are")
        }
    }

    private func one(_ read: () throws(IntakeError) -> Article) -> [ReadItem] { [ReadItem(number: 1, read)] }
}
