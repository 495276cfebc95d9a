// FoldSettings: the few choices that folding leaves open.

/// Thresholds and bounds. The defaults are the one setting that all figures are measured with.
package struct FoldSettings: Hashable, Sendable {
    /// Two documents are copies from this score on, 0 … 1.
    package var threshold = 0.7
    /// A key that more records than this share finds no candidates.
    package var recordsPerKey = 50
    /// Bytes of prepared texts kept for comparison; older ones are read from the store again.
    package var textCacheBytes = 64 << 20
    /// Records published further apart than this are never one story, in days.
    package var storyDays = 4.0

    package init() {}
}
