// PageReader: a web page to an article: what the page says of itself, and the text that is its story.

internal import NewsModel

/// Reads web pages.
package struct PageReader: Sendable {
    private let limits: IntakeLimits
    /// Below this many bytes of text a page is a stub or a gallery, if it has the marks of one.
    private static let shortText = 1200

    package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

    /// - Parameters:
    ///   - bytes: the page, in any encoding.
    ///   - charset: what the protocol that brought it said of the encoding.
    ///   - url: where the page was found, if that is known.
    /// - Throws: when the page isn't text or can't be parsed within the limits.
    /// - Complexity: a few passes over the page.
    package func reading(
        of bytes: [UInt8], charset: String? = nil, url: String? = nil
    ) throws(IntakeError) -> PageReading {
        let tree = try tree(of: PageDecoder.utf8(from: bytes, charset: charset))
        let metadata = PageMetadata(tree, depthLimit: limits.nestingDepth)
        let title = PageTitle(metadata, tree: tree, longest: limits.titleBytes).title
        let finder = BodyFinder(tree, PageBlocks(tree))
        var page = BlockJudge(finder, title: title).page
        var kept = page.blocks.filter { $0.reason == nil }.map { page.string(of: $0) }
        if let stated = Self.statedBody(metadata, insteadOf: kept) {
            kept = stated
            for index in page.blocks.indices where page.blocks[index].reason == nil {
                page.blocks[index].reason = .excerpt
            }
        }

        let names = PageNames(metadata, url: url)
        let address = names.canonicalURL ?? names.sharedURL ?? url
        let opening = PageOpening(page, tree: tree)
        let dates = PageDates(
            metadata, tree: tree, page: page, opening: opening, address: address,
            monthFirst: Self.putsMonthFirst(names.language, host: address.flatMap(PageAddress.host)))
        var article = Article(text: kept.joined(separator: "\n\n"))
        article.title = title
        article.outlet = names.outlet
        article.url = url ?? names.canonicalURL ?? names.sharedURL
        article.canonicalURL = names.canonicalURL
        article.published = dates.published?.date
        article.utcOffset = dates.published?.offset
        article.modified = dates.modified?.date
        article.byline =
            PageByline(metadata, tree: tree, page: page, opening: opening, outlet: names.outlet).line
        article.language = names.language
        article.section = names.section
        article.origins = PageOrigins.origins(
            metadata, names: names, byline: article.byline, url: url,
            paragraphs: Array(kept.prefix(2) + kept.dropFirst(2).suffix(3)))
        article.form = Self.form(metadata, tree: tree, page: page, bytes: article.text.utf8.count)
        return PageReading(article: article, page: page)
    }

    private func tree(of bytes: [UInt8]) throws(IntakeError) -> HTMLTree {
        // The parser can't end what it never began.
        guard !bytes.isEmpty else { throw Self.empty }
        var result: Result<HTMLTree, IntakeError> = .failure(Self.empty)
        let markup = bytes.withUnsafeBufferPointer { MarkupOnly.bytes(of: $0) }
        markup.withUnsafeBufferPointer { buffer in
            result = Result { () throws(IntakeError) in try HTMLParser.tree(of: buffer, limits: limits) }
        }
        let tree = try result.get()
        guard !tree.nodes.isEmpty else { throw Self.empty }
        return tree
    }

    /// The story's paragraphs as the page's data hold them, where the page itself holds only a beginning
    /// of it or nothing, as where a script writes it or a subscription opens it.
    private static func statedBody(_ metadata: PageMetadata, insteadOf kept: [String]) -> [String]? {
        guard let body = metadata.article["articleBody"]?.string else { return nil }
        func bytes(_ lines: [String]) -> Int { lines.reduce(0) { $0 + $1.utf8.count } }
        let least = max(400, 3 * bytes(kept) + 1)
        // Most pages hold all of it. Taking markup off makes nothing longer.
        guard body.utf8.count >= least else { return nil }
        // With markup, a line's end says nothing; without, it ends a paragraph.
        let markup = Array(body.utf8)
        let isMarkup = ["</p>", "<br"].contains { markup.firstOccurrence(of: Array($0.utf8)) != nil }
        let lines = (isMarkup ? MarkupText.text(from: body) : body).split(whereSeparator: \.isNewline)
        let paragraphs = lines.map { PlainField.text(String($0)) }
        return bytes(paragraphs) >= least ? paragraphs.filter { !$0.isEmpty } : nil
    }

    private static var empty: IntakeError {
        .invalid("content", "the page is empty; send the page as it was served, or the article's text")
    }

    /// Whether 3/4/2026 is in March: in English as the United States and the Philippines write it, which
    /// a site under another country's domain doesn't.
    private static func putsMonthFirst(_ language: String?, host: String?) -> Bool {
        let tag = (language ?? "en").lowercased()
        if tag == "en-us" || tag == "en-ph" { return true }
        let domain = host?.split(separator: ".").last ?? ""
        return tag == "en" && (domain.utf8.count != 2 || ["us", "ph", "io", "co", "tv"].contains(domain))
    }

    private static func form(
        _ metadata: PageMetadata, tree: HTMLTree, page: PageBlocks, bytes: Int
    ) -> Article.Form {
        let types = metadata.linked.objects.prefix(20).flatMap(LinkedData.types)
        if types.contains("LiveBlogPosting") { return .liveBlog }
        guard bytes < shortText else { return .article }
        if types.contains("ImageGallery") || types.contains("MediaGallery")
            || page.blocks.reduce(0, { $0 + ($1.reason == .media || $1.reason == .caption ? $1.bytes : 0) })
                > 2 * bytes + 600
        {
            return .gallery
        }
        let isFree = metadata.article["isAccessibleForFree"]
        let isClosed =
            isFree == .bool(false) || isFree?.string?.lowercased() == "false"
            || metadata.meta("article:content_tier") == "locked"
        return isClosed || page.blocks.contains { $0.reason == .paywall } ? .stub : .article
    }
}
