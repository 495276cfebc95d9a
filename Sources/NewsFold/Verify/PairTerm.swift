// PairTerm: the terms of the decision whether two texts are copies, and their weights.

/// One term of the pair score. The raw value is its name in `Evidence.scores`; the score is the
/// logistic of the sum of weight × value. "Shorter" is the text of fewer tokens.
///
/// The weights were fitted on labelled copies of five public sets and on made-up pairs, with the
/// sign of each term fixed beforehand: likeness may only speak for a fold, difference against it.
enum PairTerm: String, CaseIterable {
    /// Always 1.
    case bias
    /// Share of the shorter's mass in sentences half covered by one sentence of the other.
    case sentencesCovered
    /// Share of the shorter's mass that stands in its sentences' nearest partners.
    case massCovered
    /// Of the shorter's matched sentences, the share whose partners follow each other.
    case sentenceOrder
    /// Mass covered among the opening sentences, in the direction where it is less.
    case leadCovered
    /// Shared distinct words / the smaller number of distinct words.
    case wordsContained
    /// Shared distinct numbers, smoothed; ½ where a text has none.
    case numbersContained
    /// Numbers of matched sentences that the partner lacks; fades with the shorter's length.
    case numbersMissing
    /// How far the shorter stays below 80 tokens: ln 80 − ln length, at least 0.
    case brevity
    /// One pasted block: the longest run's share of all shared runs, where the leads differ.
    case pastedBlock
    /// A long run beside a long stretch without any.
    case blockBesideNew
    /// Runs of words shared inside quotation marks but not outside.
    case sharedOnlyInQuotations

    var weight: Double {
        switch self {
        case .bias: -12.14
        case .sentencesCovered: 4.07
        case .massCovered: 4.19
        case .sentenceOrder: 2.06
        case .leadCovered: 1.97
        case .wordsContained: 6.00
        case .numbersContained: 1.76
        case .numbersMissing: -19.60
        case .brevity: -5.96
        case .pastedBlock: -3.33
        case .blockBesideNew: -15.53
        case .sharedOnlyInQuotations: -2.41
        }
    }
}
