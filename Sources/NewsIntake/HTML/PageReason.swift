// PageReason: why a part of a page isn't its article, in stable words that people read too.

/// Why a block of a page was left out, or that it was kept.
enum PageReason: String, Sendable {
    case body
    case advertisement, byline, caption, comments, footer, hidden, headline, media, navigation, newsletter
    case copyright, paywall, sidebar, tags, outside
    case authorBox = "author-box"
    case cookieWall = "cookie-wall"
    /// The page's data hold the whole of what the lines only begin.
    case excerpt
    case pullQuote = "pull-quote"
    case relatedLinks = "related-links"
    case relatedLink = "related-link"
    case shareBar = "share-bar"
    case linkList = "link-list"
    case shortLine = "short-line"
    case repeated
}
