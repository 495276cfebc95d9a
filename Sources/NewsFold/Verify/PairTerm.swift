// PairTerm: the terms of the decision whether two texts are copies.

/// One term of the pair score. The raw value is its name in `Evidence.scores` and in the table of
/// weights; the score is the logistic of the sum of weight × value. "Shorter" is the text of fewer
/// tokens. What a term weighs is in `tables/fold/pair-weights.txt`.
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
    /// Numbers of matched sentences whose place another number has taken, in either text.
    case numbersConflict
    /// The same of the words of days, months and quarters: 0, ⅓, ⅔, 1 for none to three and more.
    case calendarConflict
    /// Shared words of the titles / those of the shorter title; 0 where either has fewer than three.
    case titleShared

    // Measured for the evidence, and weighing nothing: they told too little beside the others.

    /// The same as `numbersConflict` of names.
    case namesConflict
    /// Share of the longer's mass that stands in its sentences' nearest partners.
    case longerCovered
    /// Shared distinct runs of three words / those of the text with fewer.
    case trigramsContained

    /// What the evidence calls what each term added to the sum, in their order.
    static let weightNames = allCases.map { "weighs \($0.rawValue)" }

    /// Within what a value lies.
    var range: ClosedRange<Double> {
        switch self {
        case .brevity: 0...5
        case .sharedOnlyInQuotations: -1...1
        default: 0...1
        }
    }
}
