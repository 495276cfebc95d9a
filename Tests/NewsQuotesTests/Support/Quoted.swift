// Quoted: short-hands for tests that read quotations out of invented articles.

internal import FoundationEssentials
internal import NewsModel
internal import NewsQuotes

/// The quotations of a text.
func quotations(_ text: String, title: String = "") -> [Quotation] {
    QuotationExtractor().quotations(in: text, title: title)
}

/// A document with the quotations of a text.
func document(_ name: String, _ text: String, published: Double? = nil) -> Document {
    var document = Document(
        id: DocumentID(hashing: [name]), outlet: name,
        published: published.map { Date(timeIntervalSince1970: $0) },
        text: text)
    document.quotations = quotations(text)
    return document
}

extension QuoteIndex {
    /// Inserts a text as a document of that name and gives the quotes of its quotations.
    @discardableResult
    mutating func insert(_ name: String, _ text: String, published: Double? = nil) -> QuoteAssignment {
        insert(DocumentQuotations(document(name, text, published: published)))
    }
}
