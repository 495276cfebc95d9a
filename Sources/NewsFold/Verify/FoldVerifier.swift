// FoldVerifier: the exact comparison of two texts.

package import NewsModel

/// Compares two documents word by word, whatever the index knows. A value without state.
package struct FoldVerifier: Sendable {
    private let weights: PairWeights

    /// What a comparison found.
    package struct Finding: Hashable, Sendable {
        /// How `document` relates to `other`, were they folded.
        package var relation: Relation
        /// 0 … 1; copies from `FoldSettings.threshold` on.
        package var similarity: Double
        package var evidence: Evidence
    }

    package init(weights: PairWeights = .builtIn) { self.weights = weights }

    /// Compares a document with another. Costs preparing both, then about 50 µs at 300 words.
    package func compare(_ document: Document, with other: Document) -> Finding {
        compare(FoldEngine.prepare(document), with: FoldEngine.prepare(other))
    }

    /// Compares prepared documents: keep them where one is compared with many.
    package func compare(_ document: PreparedDocument, with other: PreparedDocument) -> Finding {
        finding(PairComparison(document.profile, other.profile), document, other)
    }

    /// What the comparison of a document with another found.
    func finding(
        _ comparison: PairComparison, _ document: PreparedDocument, _ other: PreparedDocument
    ) -> Finding {
        let isEqual = document.profile.count > 0 && document.profile.digest == other.profile.digest
        let score = isEqual ? 1 : weights.score(comparison.values)
        return Finding(
            relation: relation(comparison, document, other),
            similarity: score,
            evidence: Evidence(
                document, other, rule: isEqual ? "equal" : "score", score: score,
                comparison: comparison, weights: weights))
    }

    /// The relation alone.
    func relation(_ document: PreparedDocument, to other: PreparedDocument) -> Relation {
        relation(PairComparison(document.profile, other.profile), document, other)
    }

    private func relation(
        _ comparison: @autoclosure () -> PairComparison, _ document: PreparedDocument,
        _ other: PreparedDocument
    ) -> Relation {
        RelationRule.relation(
            comparison(), of: document.profile, to: other.profile,
            titlesDiffer: document.hasOtherTitle(than: other))
    }
}
