// PreparedSubmission: an article with all that can be computed from it alone.

internal import NewsFold
internal import NewsModel

/// An article ready to be folded and written.
struct PreparedSubmission: Sendable {
    var id: DocumentID
    /// What all versions of the article share, if anything.
    var lineage: String?
    var source: String
    var status: Article.Status
    var document: PreparedDocument
    var format: String
    var content: PackedContent
}
