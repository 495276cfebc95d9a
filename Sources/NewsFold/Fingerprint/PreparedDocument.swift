// PreparedDocument: a document with all that folding computes from it alone.

package import NewsModel
package import NewsQuotes

/// A document ready to be folded. Costly to make and independent of all others: make it on any
/// thread with `FoldEngine.prepare`.
package struct PreparedDocument: Sendable {
    /// With its quotations extracted.
    package let document: Document
    package let quotations: DocumentQuotations

    init(_ document: Document) {
        var document = document
        if document.quotations.isEmpty {
            document.quotations = QuotationExtractor().quotations(in: document.text, title: document.title)
        }
        self.document = document
        quotations = DocumentQuotations(document)
    }
}
