// SamenessRule: the grouping's decision whether two occurrences are of one utterance.

/// Goes beyond the matcher's score: asks for more where little was said or the speakers differ.
struct SamenessRule: Sendable {
    /// What two people both said counts as one utterance only from this mass of words on: shorter
    /// wordings that agree are slogans and set phrases.
    static let leastMassWhenDifferent: Float = 40
    /// Below this mass, or where the two share hardly more than one phrase, speakers that aren't
    /// known to be one ask for a surer score.
    static let scantMass: Float = 25
    static let mostPhrase = 0.3
    static let thresholdWhenDoubtful = 0.8
    /// Where neither wording stands nearly whole in the other, it takes this score for one utterance of
    /// speakers that aren't known to be one: "a farce staged by the West", "staged by Western forces".
    static let thresholdWhenReworded = 0.95
    static let leastAlignedWhenTrimmed = 0.75
    /// Below this mass, wordings are one quote only if the speakers are known to be one: "serious
    /// human rights violations" is everybody's phrase, however many report it.
    static let leastMassWhenOpen: Float = 20
    /// The same of a wording's words: so few are a phrase, whatever they weigh.
    static let fewestWordsWhenOpen = 5
    /// Least mass of content that a slight wording needs for a quote to take it up.
    static let leastSlightMass: Float = 9.5

    /// Least part of a wording that the other has too, by weight: two long sentences that share a
    /// stock phrase have less.
    static let leastShared = 0.4
    /// Two utterances of one document are different ones unless nearly all of one stands in the
    /// other.
    static let thresholdInOneDocument = 0.95
    static let leastSharedInOneDocument = 0.8

    /// Whether a comparison can be left out: what isn't known to be one person's counts as one
    /// utterance only if there is enough of it.
    /// - Parameters:
    ///   - mass: the lighter wording's.
    ///   - words: of the shorter one.
    func isOutOfQuestion(_ agreement: SpeakerAgreement, mass: Float, words: Int) -> Bool {
        switch agreement {
        case .same: false
        case .open: mass < Self.leastMassWhenOpen || words < Self.fewestWordsWhenOpen
        case .different: mass < Self.leastMassWhenDifferent
        }
    }

    /// True if two wordings that aren't out of question render the same utterance. Symmetric.
    /// - Parameters:
    ///   - features: of the two; nil for wordings of equal words.
    ///   - mass: the lighter one's.
    func isSame(
        _ features: MatchFeatures?, mass: Float, _ agreement: SpeakerAgreement, inOneDocument: Bool
    ) -> Bool {
        guard let features else { return true }
        let score = agreement.tempered(QuoteMatcher.likelihood(features))
        if inOneDocument {
            return score >= Self.thresholdInOneDocument && features.shared >= Self.leastSharedInOneDocument
        }
        return features.shared >= Self.leastShared && score >= threshold(features, mass: mass, agreement)
    }

    private func threshold(
        _ features: MatchFeatures, mass: Float, _ agreement: SpeakerAgreement
    ) -> Double {
        guard agreement == .open else { return QuoteMatcher.threshold }
        if features.align < Self.leastAlignedWhenTrimmed { return Self.thresholdWhenReworded }
        let isDoubtful = mass < Self.scantMass || features.phrase >= Self.mostPhrase
        return isDoubtful ? Self.thresholdWhenDoubtful : QuoteMatcher.threshold
    }

    /// True if a slight wording is a piece of a full one: all its words stand there in a row, and
    /// they aren't everybody's words. The speaker must be the same.
    func isPiece(_ slight: Wording, of full: Wording) -> Bool {
        let content = slight.stems.reduce(0) { $0 + ($1.isContent ? $1.weight : 0) }
        guard content >= Self.leastSlightMass else { return false }
        let words = slight.stems.map(\.hash)
        guard full.stems.count >= words.count else { return false }
        return (0...full.stems.count - words.count).contains { start in
            words.indices.allSatisfy { full.stems[start + $0].hash == words[$0] }
        }
    }
}
