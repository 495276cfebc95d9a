// HalfComparison: the shorter of two texts, looked for in the longer. It tells all that speaks for
// their being copies; what speaks against it costs as much again.

/// The second step of a `PairComparison`.
struct HalfComparison {
    let words: WordComparison
    let match: SentenceMatch

    init(_ words: WordComparison) {
        self.words = words
        match = SentenceMatch(
            words.shorter, in: words.longer, map: words.overlap.map,
            SentenceWords(words.shorter, map: words.overlap.map))
    }

    /// Nil where the texts' score is certainly below `least`: seen before the sentences are matched, or
    /// amid that.
    init?(_ words: WordComparison, weights: PairWeights, least: Double) {
        let sentences = SentenceWords(words.shorter, map: words.overlap.map)
        let others = weights.highestSum {
            words.value($0).map { $0...$0 } ?? (SentenceMatch.terms.contains($0) ? 0...0 : $0.range)
        }
        func reachesLeast(_ highest: SentenceMatch.Highest) -> Bool {
            PairWeights.score(ofSum: others + weights.highestSum { 0...highest.value($0) }) >= least
        }
        guard reachesLeast(sentences.highest) else { return nil }
        self.words = words
        match = SentenceMatch(
            words.shorter, in: words.longer, map: words.overlap.map, sentences, while: reachesLeast)
        guard match.isWhole else { return nil }
    }

    /// The value of a term that is known by now.
    func value(_ term: PairTerm) -> Double? {
        switch term {
        case .sentencesCovered: match.wellCovered
        case .massCovered: match.covered
        case .sentenceOrder: match.inOrder
        default: words.value(term)
        }
    }
}
