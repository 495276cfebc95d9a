// RunComparison: what two texts hold word for word.

/// The third step of a `PairComparison`.
struct RunComparison {
    let half: HalfComparison
    /// In the order of the shorter text.
    let runs: SharedRuns
    /// Shared distinct runs of three words / those of the text with fewer, 0 … 1.
    let trigrams: Double
    /// The same outside quotation marks.
    let unquoted: Double

    init(_ half: HalfComparison) {
        let (shorter, longer) = (half.words.shorter, half.words.longer)
        self.half = half
        guard !half.words.areSame else {
            runs = SharedRuns(whole: shorter.count)
            trigrams = shorter.count >= 3 ? 1 : 0
            unquoted = shorter.flags.count { !$0.contains(.quoted) } >= 3 ? 1 : 0
            return
        }
        let positions = longer.trigrams.positions(of: shorter.trigrams)
        runs = SharedRuns(shorter, longer, positions)
        trigrams = longer.trigrams.containment(shorter.trigrams, positions)
        guard shorter.unquotedTrigrams != nil || longer.unquotedTrigrams != nil else {
            unquoted = trigrams
            return
        }
        let plain = shorter.unquotedTrigrams ?? shorter.trigrams
        let otherPlain = longer.unquotedTrigrams ?? longer.trigrams
        unquoted = otherPlain.containment(plain, otherPlain.positions(of: plain))
    }

    var longest: Double { Double(runs.longest) / length }
    var covered: Double { Double(runs.covered) / length }
    /// Words of the shorter text.
    var length: Double { Double(max(1, half.words.shorter.count)) }

    /// The value of a term that is known by now.
    func value(_ term: PairTerm) -> Double? {
        switch term {
        case .blockBesideNew: max(0, longest - 0.15) * (Double(runs.longestGap) / length)
        case .sharedOnlyInQuotations: trigrams - unquoted
        case .trigramsContained: trigrams
        default: half.value(term)
        }
    }
}
