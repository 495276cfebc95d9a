// DocumentQuotations: what the quote index needs of one document, prepared beside it.

internal import FoundationEssentials
package import NewsModel

/// The utterances of one document, prepared for grouping. Pure: make it on any thread.
package struct DocumentQuotations: Sendable {
    package let document: DocumentID
    let outlet: String
    let published: Date?
    /// How many quotations the document has.
    let count: Int
    let utterances: [Utterance]

    /// Joins the document's quotations into utterances and prepares their wordings. Some ten
    /// microseconds a quotation.
    package init(_ document: Document) {
        self.document = document.id
        outlet = document.outlet
        published = document.published
        count = document.quotations.count
        utterances = Utterance.all(in: document.quotations)
    }
}
