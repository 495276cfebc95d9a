// Evidence of a comparison: the passages as they stand in both documents, and the named terms.

internal import FoundationEssentials
internal import NewsModel

extension Evidence {
    /// What a comparison of two documents shows.
    ///
    /// - Parameters:
    ///   - rule: `equal` (the same words), `score` (the pair score), `operator`.
    ///   - weights: what the terms weighed; `weighs …` is what each added to the sum that decided.
    init(
        _ document: PreparedDocument, _ other: PreparedDocument, rule: String, score: Double,
        comparison: PairComparison, weights: PairWeights
    ) {
        var scores = ["score": score]
        let contributions = weights.contributions(comparison.values)
        for (place, term) in PairTerm.allCases.enumerated() {
            if term != .bias { scores[term.rawValue] = Evidence.rounded(comparison.values[place]) }
            if abs(contributions[place]) >= 0.005 {
                scores["weighs \(term.rawValue)"] = Evidence.rounded(contributions[place])
            }
        }
        if let first = document.document.published, let second = other.document.published {
            scores["daysApart"] = Evidence.rounded(abs(first.timeIntervalSince(second)) / 86_400)
        }
        // The comparison's are in the order of the shorter text.
        let runs =
            comparison.isFirstShorter ? comparison.runs : SharedRuns(document.profile, other.profile)
        self.init(
            document: document.document.id, other: other.document.id, rule: rule, scores: scores,
            passages: Evidence.passages(runs.runs, document, other))
    }

    /// To four decimals: enough to read, and the same everywhere.
    static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

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
