// QuoteIndex: groups quotations into quotes as documents arrive.

package import NewsModel

/// Quotes in memory, with postings by rare words. Deterministic; not safe for concurrent writing.
package struct QuoteIndex: Sendable {
    package init() {}

    /// Quotes held.
    package var count: Int { 0 }
    /// Bytes held, roughly.
    package var bytes: Int { 0 }

    /// The quote under an id; an id that was merged away answers with the quote it lives on in.
    package func quote(_ id: QuoteID) -> Quote? { nil }

    /// Puts a document's quotations into quotes. A document inserted again replaces itself.
    package mutating func insert(_ quotations: DocumentQuotations) -> QuoteAssignment { QuoteAssignment() }

    /// The quotes that an insertion would choose among those held; nil where it would found one.
    package func preview(_ quotations: DocumentQuotations) -> [QuoteID?] { [] }

    /// Takes a document's quotations out of their quotes.
    package mutating func remove(_ document: DocumentID) -> [QuoteChange] { [] }

    /// The quotes that render a text best, best first, with the score of each.
    package func find(text: String, speaker: String? = nil, limit: Int = 10) -> [(quote: QuoteID, score: Double)] {
        []
    }

    /// Takes up a quote as it was stored. Any order.
    package mutating func restore(_ quote: Quote) {}
}
