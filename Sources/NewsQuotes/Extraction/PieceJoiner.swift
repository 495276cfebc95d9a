// PieceJoiner: tells which quotations go on with the utterance of the one before.

/// An utterance is split by its attribution in mid-sentence, or runs over paragraphs.
struct PieceJoiner {
    /// A quoted stretch and its token.
    typealias Piece = (span: QuoteSpan, token: Int)

    private let text: TokenizedText
    private var last: (span: QuoteSpan, token: Int, source: Attributor.Source?)?

    init(text: TokenizedText) { self.text = text }

    /// True where a span goes on with the span of the call before. Call it in reading order.
    mutating func continues(_ span: QuoteSpan, token: Int, source: Attributor.Source?) -> Bool {
        defer { last = (span, token, source) }
        guard let last, isSameSource(last.source, source) else { return false }
        if last.span.runsOn { return Self.runsOn(last.span, to: (span, token), in: text) }
        guard last.span.paragraph == span.paragraph else { return false }
        let between = last.token + 1..<token
        return isOpenEnded(last.span, token: last.token) && text.words(in: between) > 0
            && !text.cues(in: between).isEmpty && staysInSentence(between)
    }

    /// Pieces in reading order, those together of which each runs on into the next paragraph.
    static func speeches(of pieces: [Piece], in text: TokenizedText) -> [ArraySlice<Piece>] {
        var speeches: [ArraySlice<Piece>] = []
        var first = 0
        for end in 1..<pieces.count + 1 {
            if end < pieces.count, runsOn(pieces[end - 1].span, to: pieces[end], in: text) { continue }
            speeches.append(pieces[first..<end])
            first = end
        }
        return speeches
    }

    /// Left open, while the next paragraph opens with the piece that follows.
    private static func runsOn(_ span: QuoteSpan, to next: Piece, in text: TokenizedText) -> Bool {
        span.runsOn && next.span.paragraph == span.paragraph + 1
            && text.paragraphTokens(text.tokens[next.token].paragraph).lowerBound == next.token
    }

    private func isSameSource(_ one: Attributor.Source?, _ other: Attributor.Source?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return one.mention == other.mention || one.entity != nil && one.entity == other.entity
    }

    /// "…," or "…", or "… –": the sentence isn't over.
    private func isOpenEnded(_ span: QuoteSpan, token: Int) -> Bool {
        let end = text.scalars[span.inner.upperBound - 1]
        if end == Glyph.comma || Glyph.isDash(end) { return true }
        return token + 1 < text.tokens.count && text.tokens[token + 1].isMark(Glyph.comma)
    }

    /// No sentence ends between the pieces; a comma or a dash leads back into the speech.
    private func staysInSentence(_ between: Range<Int>) -> Bool {
        guard text.stops(in: between) == 0, let last = between.last else { return false }
        let token = text.tokens[last]
        return token.kind == .mark && (token.scalar == Glyph.comma || Glyph.isDash(token.scalar))
    }
}
