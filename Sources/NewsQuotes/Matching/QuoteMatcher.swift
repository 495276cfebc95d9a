// QuoteMatcher: are two wordings renderings of the same utterance?

/// Compares two wordings.
package struct QuoteMatcher: Sendable {
    /// Two wordings are one quote from this score on.
    package static let threshold = 0.5

    package init() {}

    /// How sure it is that both render the same utterance, 0 … 1. Symmetric.
    package func score(_ a: Wording, _ b: Wording) -> Double { 0 }
}
