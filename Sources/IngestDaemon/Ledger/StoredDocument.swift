// StoredDocument: what the ledger keeps of an acknowledged article beside the document itself.

internal import NewsModel

/// A row of `documents`.
struct StoredDocument: Sendable {
    enum State: Int, Sendable {
        /// Stands in a record.
        case current = 0
        /// A later revision took its place.
        case replaced = 1
        /// Canceled by its publisher or withdrawn by an operator; marked in its record.
        case withdrawn = 2
        /// A kill notice for another document; no document of its own.
        case notice = 3
    }

    var ordinal: Int64
    var id: DocumentID
    var revision: Int
    var state: State
    var receipt: Receipt
}

/// What is written when an article is taken in.
struct AcceptedArticle {
    var lineage: String?
    var state: StoredDocument.State
    /// Of the document that the article itself became; for a notice, the article's own id.
    var id: DocumentID
    var receipt: Receipt
    var signature: [UInt8]
    var format: String
    /// The original bytes, packed.
    var content: PackedContent
}
