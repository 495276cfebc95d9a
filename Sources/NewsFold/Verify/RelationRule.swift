// RelationRule: what a copy is to the canonical text, once it is known to be one.

internal import NewsModel

/// Names the relation of one text to another from how much of each stands in the other.
enum RelationRule {
    /// From this share on a text stands in the other as a whole, but for small changes.
    private static let whole = 0.85
    /// Copies that share fewer of their words in long runs are rewritten.
    private static let literal = 0.3

    /// The relation of the first text of `comparison` to the second.
    ///
    /// - Parameter titlesDiffer: both have a title, and not the same words in it.
    static func relation(
        _ comparison: @autoclosure () -> PairComparison, of text: Profile, to other: Profile,
        titlesDiffer: Bool
    )
        -> Relation
    {
        if text.digest == other.digest { return titlesDiffer ? .edited : .verbatim }
        let comparison = comparison()
        let isShorter = comparison.isFirstShorter
        let own = isShorter ? comparison.shorterInLonger : comparison.longerInShorter
        let its = isShorter ? comparison.longerInShorter : comparison.shorterInLonger
        let shorterCount = min(text.count, other.count)
        guard Double(comparison.runs.covered) >= literal * Double(shorterCount) else { return .rewritten }
        switch (own.covered >= whole, its.covered >= whole) {
        case (true, false): return .excerpt
        case (false, true): return .expanded
        default: return .edited
        }
    }
}
