// QuotationExtractor: finds the quoted spans of a text and who said each of them.

package import NewsModel

/// Finds quotations and their speakers. A value without state of its own; safe to share.
///
/// Quotation marks are paired within paragraphs (straight, curly, guillemets, German, Swedish; those
/// within others stay there), spans that are no speech are left out, and a linear model picks each one's source among the names,
/// pronouns and noun phrases around it. Costs about 50 µs a KB of text.
package struct QuotationExtractor: Sendable {
    package init() {}

    /// The quotations of a text, in reading order; ranges in Unicode scalars of `text`.
    ///
    /// - Parameters:
    ///   - text: paragraphs separated by line breaks.
    ///   - title: the headline; it only lends first names to last names.
    package func quotations(in text: String, title: String = "") -> [Quotation] {
        let article = ArticleScalars(text)
        let spans = SpanScanner.spans(in: article)
        // Half of a wire's texts quote nobody: they need no words.
        guard !spans.isEmpty else { return [] }
        let tokenized = TokenizedText(article, spans: spans)
        let filter = SpanFilter(text: tokenized)
        let speech = tokenized.spans.indices.filter {
            filter.isSpeech(tokenized.spans[$0], token: tokenized.spanTokens[$0])
        }
        guard !speech.isEmpty else { return [] }
        let cast = Cast(tokenized, title: title.isEmpty ? nil : TokenizedText(title))
        var attributor = Attributor(text: tokenized, cast: cast)
        var pieces = PieceJoiner(text: tokenized)
        var roles = SpeakerRole(text: tokenized, cast: cast)
        let speeches = PieceJoiner.speeches(
            of: speech.map { (tokenized.spans[$0], tokenized.spanTokens[$0]) }, in: tokenized)
        let sourced = speeches.flatMap { speech in
            zip(speech, attributor.sources(of: speech)).map { ($0.span, $0.token, $1) }
        }
        return sourced.map { span, token, source in
            let mention = source.map { cast.mentions[$0.mention] }
            var quotation = Quotation(
                range: TextRange(start: span.inner.lowerBound, end: span.inner.upperBound),
                text: tokenized.text(span.inner), speaker: source?.name)
            quotation.role = source?.entity.flatMap { roles.role(of: $0) }
            quotation.mention = mention.map {
                Quotation.Mention(
                    range: TextRange(start: $0.range.lowerBound, end: $0.range.upperBound),
                    text: tokenized.text($0.range))
            }
            quotation.cue = source?.cue.map { tokenized.cueText(at: $0) }
            quotation.continues = pieces.continues(span, token: token, source: source)
            return quotation
        }
    }
}
