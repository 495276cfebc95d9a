// SamenessRule: the grouping's decision whether two occurrences are of one utterance.

/// Goes beyond the matcher's score: asks for more where little was said or the speakers differ.
struct SamenessRule: Sendable {
    /// What two people both said counts as one utterance only from this mass of words on: shorter
    /// wordings that agree are slogans and set phrases.
    static let leastMassWhenDifferent: Float = 40
    /// Below this mass, speakers that aren't known to be one ask for a surer score.
    static let scantMass: Float = 25
    static let thresholdWhenScant = 0.8
    /// Least mass of a slight wording that a quote may take up.
    static let leastSlightMass: Float = 8

    /// Least part of a wording that the other has too, by weight: two long sentences that share a
    /// stock phrase have less.
    static let leastShared = 0.4
    /// Two utterances of one document are different ones unless nearly all of one stands in the
    /// other.
    static let thresholdInOneDocument = 0.95
    static let leastSharedInOneDocument = 0.8

    /// Whether a comparison can be left out: what two people said counts as one utterance only if
    /// there is much of it.
    func isOutOfQuestion(_ agreement: SpeakerAgreement, mass: Float) -> Bool {
        agreement == .different && mass < Self.leastMassWhenDifferent
    }

    /// True if both render the same utterance. Symmetric.
    func isSame(_ a: Wording, _ b: Wording, inOneDocument: Bool = false) -> Bool {
        let agreement = SpeakerAgreement(a.speaker, b.speaker)
        let mass = min(a.mass, b.mass)
        if isOutOfQuestion(agreement, mass: mass) { return false }
        if a.key == b.key, agreement != .different { return true }
        guard let features = MatchFeatures(a, b) else { return false }
        let score = agreement.tempered(Power.logistic(QuoteMatcher.logit(features)))
        let shared = max(features.contentA, features.dice)
        if inOneDocument {
            return score >= Self.thresholdInOneDocument && shared >= Self.leastSharedInOneDocument
        }
        let isScant = mass < Self.scantMass && agreement == .open
        return shared >= Self.leastShared
            && score >= (isScant ? Self.thresholdWhenScant : QuoteMatcher.threshold)
    }

    /// True if a slight wording is a piece of a full one by the same speaker: all its words stand
    /// there in a row, and they aren't everybody's words.
    func isPiece(_ slight: Wording, of full: Wording) -> Bool {
        guard slight.mass >= Self.leastSlightMass, SpeakerAgreement(slight.speaker, full.speaker) == .same
        else { return false }
        let words = slight.stems.map(\.hash)
        guard full.stems.count >= words.count else { return false }
        return (0...full.stems.count - words.count).contains { start in
            words.indices.allSatisfy { full.stems[start + $0].hash == words[$0] }
        }
    }
}
