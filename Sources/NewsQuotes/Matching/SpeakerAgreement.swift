// SpeakerAgreement: what the speakers of two wordings say for or against their being one quote.

/// Whether two names can be one person's or body's.
package enum SpeakerAgreement: Sendable {
    /// The same last name, and no first names that differ.
    case same
    /// One is missing, or only describes ("the statement", "a spokesman").
    case open
    /// Two names that can't be one.
    case different

    /// Speakers that differ ask for this score instead of the usual threshold.
    static let thresholdWhenDifferent = 0.9

    package init(_ one: String?, _ other: String?) {
        self.init(SpeakerName(one), SpeakerName(other))
    }

    init(_ one: SpeakerName?, _ other: SpeakerName?) {
        guard let one, let other, one.isName, other.isName else {
            self = .open
            return
        }
        self = one.agrees(with: other) ? .same : .different
    }

    /// A score such that the usual threshold asks for more where the speakers differ.
    func tempered(_ score: Double) -> Double {
        guard self == .different else { return score }
        let limit = Self.thresholdWhenDifferent
        let usual = QuoteMatcher.threshold
        return score < limit ? score * usual / limit : usual + (score - limit) * (1 - usual) / (1 - limit)
    }
}
