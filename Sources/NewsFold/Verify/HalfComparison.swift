// HalfComparison: the shorter of two texts, looked for in the longer. It tells all that speaks for
// their being copies; what speaks against it costs as much again.

/// The second step of a `PairComparison`.
struct HalfComparison {
    let words: WordComparison
    let match: SentenceMatch

    init(_ words: WordComparison) {
        self.init(words, SentenceWords(words.shorter, map: words.overlap.map))
    }

    /// Nil where the texts' score is certainly below `least`.
    init?(_ words: WordComparison, weights: PairWeights, least: Double) {
        let sentences = SentenceWords(words.shorter, map: words.overlap.map)
        guard
            weights.highestScore({ words.value($0).map { $0...$0 } ?? sentences.range($0) }) >= least
        else { return nil }
        self.init(words, sentences)
        guard weights.highestScore({ value($0).map { $0...$0 } ?? $0.range }) >= least else { return nil }
    }

    private init(_ words: WordComparison, _ sentences: SentenceWords) {
        self.words = words
        match = SentenceMatch(words.shorter, in: words.longer, map: words.overlap.map, sentences)
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
