// FoldSettings: the few choices that folding leaves open.

/// Thresholds and bounds. The defaults are the one setting that all figures are measured with.
package struct FoldSettings: Hashable, Sendable {
    /// Two documents are copies from this score on, 0 … 1.
    package var threshold = 0.7
    /// A text belongs to a record, and two records are one, where the mean score between all their
    /// texts reaches this, 0 … 1.
    package var growth = 0.2
    /// Texts around a document that one decision looks at, at most.
    package var neighbourhood = 64
    /// What each term of the pair score weighs.
    package var weights = PairWeights.builtIn
    /// What makes a copy the canonical one: the first that tells two apart decides.
    package var canonical: [CanonicalCriterion] = CanonicalCriterion.standard
    /// A key that more records than this share finds no candidates; one of more than half as many texts
    /// counts half.
    package var recordsPerKey = 100
    /// Texts that one document is compared with at most, those with most keys in common first.
    package var comparisons = 192
    /// Bytes of prepared texts kept for comparison; older ones are read from the store again.
    package var textCacheBytes = 32 << 20
    /// Two records are one story from this likeness on, 0 … 1.
    package var storyThreshold = 0.33
    /// Records first published further apart than this are never tied, in days; so a story is closed once
    /// the news has moved on so far past its last one. No more than the span of a story, 14.
    package var storyDays = 4.0

    package init() {}
}
