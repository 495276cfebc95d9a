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

    private let matcher = QuoteMatcher()

    /// True if both render the same utterance. Symmetric.
    func isSame(_ a: Wording, _ b: Wording) -> Bool {
        let agreement = SpeakerAgreement(a.speaker, b.speaker)
        let mass = min(a.mass, b.mass)
        if agreement == .different, mass < Self.leastMassWhenDifferent { return false }
        if a.key == b.key, agreement != .different { return true }
        let score = matcher.score(a, b)
        let isScant = mass < Self.scantMass && agreement == .open
        return score >= (isScant ? Self.thresholdWhenScant : QuoteMatcher.threshold)
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
