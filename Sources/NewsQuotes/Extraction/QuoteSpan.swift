// QuoteSpan: a stretch of text between quotation marks, before it is known who said it.

/// A quoted stretch of one paragraph.
struct QuoteSpan: Sendable, Equatable {
    /// With the marks; an unclosed span ends at the paragraph's last visible character.
    var outer: Range<Int>
    /// Between the marks, without white space at the ends.
    var inner: Range<Int>
    var paragraph: Int
    /// Left open at the paragraph's end while the next paragraph opens with a mark: the speech
    /// goes on there.
    var runsOn: Bool
    /// What names the speaker of a transcript's turn.
    var label: Range<Int>?
    /// The paragraph that introduces a block quote.
    var introduction: Int?
}
