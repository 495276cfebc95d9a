// Evidence of a comparison: the passages as they stand in both documents, and the named terms.

internal import NewsModel

extension Evidence {
    /// What a comparison of two documents shows.
    ///
    /// - Parameters:
    ///   - rule: `equal` (the same words), `score` (the pair score), `operator`.
    ///   - runs: in the order of `document`'s text.
    init(
        _ document: PreparedDocument, _ other: PreparedDocument, rule: String, score: Double,
        comparison: PairComparison
    ) {
        var scores = ["score": score]
        for (term, value) in zip(PairTerm.allCases, comparison.values) where term != .bias {
            scores[term.rawValue] = (value * 1e4).rounded() / 1e4
        }
        let runs = SharedRuns(document.profile, other.profile).runs
        self.init(
            document: document.document.id, other: other.document.id, rule: rule, scores: scores,
            passages: Evidence.passages(runs, document, other))
    }

    /// The text of each run, marks between its words included. One pass over the text.
    private static func passages(
        _ runs: [SharedRuns.Run], _ document: PreparedDocument, _ other: PreparedDocument
    ) -> [Passage] {
        let scalars = document.document.text.unicodeScalars
        var index = scalars.startIndex
        var offset = 0
        return runs.map { run in
            let range = document.profile.tokens.range(run.start, run.start + run.count)
            let otherRange = other.profile.tokens.range(run.otherStart, run.otherStart + run.count)
            let start = scalars.index(index, offsetBy: range.start - offset)
            index = scalars.index(start, offsetBy: range.count)
            offset = range.end
            return Passage(range: range, otherRange: otherRange, text: String(scalars[start..<index]))
        }
    }
}
