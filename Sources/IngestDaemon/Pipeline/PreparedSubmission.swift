// PreparedSubmission: an article with all that can be computed from it alone.

internal import FoundationEssentials
internal import NewsFold
internal import NewsModel
internal import NewsText
internal import WirefoldProtocol

/// An article ready to be folded and written.
struct PreparedSubmission: Sendable {
    var id: DocumentID
    /// What all versions of the article share, if anything.
    var lineage: String?
    var source: String
    var status: Article.Status
    var document: PreparedDocument
    /// What it shows of its outlet's furniture; nil where nothing is learnt from it.
    var passages: ArticlePassages?
    var format: String
    var content: PackedContent
    /// When the publisher made this version, if it says so.
    var versionCreated: Date?
    var embargo: Embargo?
}

/// Until when an article waits, and the article as it was handed in.
struct Embargo: Sendable {
    var end: Date
    var article: WireArticle
}
