// QuotationExtractor: finds the quoted spans of a text and who said each of them.

package import NewsModel

/// Finds quotations and their speakers. A value without state of its own; safe to share.
package struct QuotationExtractor: Sendable {
    package init() {}

    /// The quotations of a text, in reading order; ranges in Unicode scalars of `text`.
    ///
    /// - Parameters:
    ///   - text: paragraphs separated by line breaks.
    ///   - title: the headline; it only lends names in full.
    package func quotations(in text: String, title: String = "") -> [Quotation] { [] }
}
