// Wording: one rendering of an utterance, prepared for comparison.

/// The words of one quotation, normalised and weighted, with the speaker that it is given to.
package struct Wording: Sendable {
    /// The words as they were given.
    package let text: String
    package let speaker: String?

    /// Prepares a wording. Costs some microseconds for a sentence; keep it when comparing often.
    package init(_ text: String, speaker: String? = nil) {
        self.text = text
        self.speaker = speaker
    }
}
