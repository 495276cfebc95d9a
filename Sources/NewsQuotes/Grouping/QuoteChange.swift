// QuoteChange: what an insertion or a removal did to the quotes.

package import NewsModel

/// A quote that changed, or its end. What a quote now is, `QuoteIndex.quote(_:)` tells: it is as long as
/// its carriers are many, and often changes again before anybody asks.
package enum QuoteChange: Hashable, Sendable {
    /// New, or with other carriers, wordings or speaker.
    case updated(QuoteID)
    /// Found to be the same utterance as another quote, under whose id it lives on.
    case merged(QuoteID, into: QuoteID)
    /// Nothing carries it any more.
    case withdrawn(QuoteID)
}

/// What became of one document's quotations.
package struct QuoteAssignment: Sendable {
    /// For each quotation of the document, in order, the quote that it is a wording of.
    package var quotes: [QuoteID?]
    /// Each quote at most once; merges first.
    package var changes: [QuoteChange]
    /// Slight quotations of other documents that found their quote only now.
    package var adopted: [Adoption]

    /// Quotations of an earlier document that a quote took up.
    package struct Adoption: Hashable, Sendable {
        package var document: DocumentID
        /// Indices of that document's quotations.
        package var quotations: Range<Int>
        package var quote: QuoteID
    }

    package init(quotes: [QuoteID?] = [], changes: [QuoteChange] = [], adopted: [Adoption] = []) {
        self.quotes = quotes
        self.changes = changes
        self.adopted = adopted
    }
}
