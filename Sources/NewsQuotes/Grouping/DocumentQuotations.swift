// DocumentQuotations: what the quote index needs of one document, prepared beside it.

internal import FoundationEssentials
package import NewsModel

/// The utterances of one document, prepared for grouping. Pure: make it on any thread.
package struct DocumentQuotations: Sendable {
    package let document: DocumentID

    /// Joins the document's quotations into utterances and prepares their wordings.
    package init(_ document: Document) {
        self.document = document.id
    }
}
