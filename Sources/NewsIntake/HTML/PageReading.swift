// PageReading: a page as it was read, for programs that take the article and people who ask why.

package import NewsModel

/// The article of a page, and what was kept and dropped of the page.
package struct PageReading: Sendable {
    package var article: Article
    private let page: PageBlocks

    init(article: Article, page: PageBlocks) {
        self.article = article
        self.page = page
    }

    /// A stretch of the page's text that stands by itself.
    package struct Block: Sendable {
        package var text: String
        /// Why it was left out, in a stable word; nil where it was kept.
        package var reason: String?
    }

    /// Everything that can be read on the page, in its order.
    package var blocks: [Block] {
        page.blocks.map { Block(text: page.string(of: $0), reason: $0.reason?.rawValue) }
    }
}
