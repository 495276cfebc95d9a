// PageReader: a web page to an article: what the page says of itself, and the text that is its story.

package import NewsModel

/// A page as it was read: the article, and what was kept and dropped of the page.
package struct PageReading: Sendable {
    package var article: Article
    package var blocks: [Block]

    /// A stretch of the page's text that stands by itself.
    package struct Block: Sendable {
        package var text: String
        /// Why it was left out, in a stable word; nil where it was kept.
        package var reason: String?
    }
}

/// Reads web pages.
package struct PageReader: Sendable {
    private let limits: IntakeLimits

    package init(limits: IntakeLimits = IntakeLimits()) { self.limits = limits }

    /// - Parameter url: where the page was found, if that is known.
    /// - Throws: when the page can't be parsed within the limits, or has no text.
    package func reading(of html: String, url: String? = nil) throws(IntakeError) -> PageReading {
        var html = html
        html.makeContiguousUTF8()
        let tree = try html.utf8.withContiguousStorageIfAvailable { bytes in
            Result { () throws(IntakeError) in try HTMLParser.tree(of: bytes, limits: limits) }
        }!.get()
        let metadata = PageMetadata(tree, depthLimit: limits.nestingDepth)
        let finder = BodyFinder(tree, PageBlocks(tree))
        let title = PageTitle(metadata, tree: tree, body: finder).title
        let judge = BlockJudge(finder, title: title)
        var article = Article(text: "")
        article.title = title
        article.text = judge.page.blocks.filter { $0.reason == nil }.map { judge.page.string(of: $0) }
            .joined(separator: "\n\n")
        return PageReading(
            article: article,
            blocks: judge.page.blocks.map { .init(text: judge.page.string(of: $0), reason: $0.reason?.rawValue) })
    }
}
