// QuoteMatcher: are two wordings renderings of the same utterance?

/// Compares two wordings. Costs about 10 µs for sentences.
package struct QuoteMatcher: Sendable {
    /// Two wordings are one quote from this score on.
    package static let threshold = 0.5

    package init() {}

    /// Wordings of fewer words say too little: only equal words, or one speaker's, are one quote.
    static let fewWords = 4

    /// How sure it is that both render the same utterance, 0 … 1. Symmetric.
    package func score(_ a: Wording, _ b: Wording) -> Double {
        guard let features = MatchFeatures(a, b) else { return 0 }
        let agreement = SpeakerAgreement(a.speaker, b.speaker)
        let score = agreement.tempered(Self.likelihood(features))
        guard min(a.length, b.length) < Self.fewWords, agreement != .same else { return score }
        if a.key == b.key { return agreement == .open ? max(score, Self.threshold) : score }
        return score * Self.threshold
    }

    /// What the model adds up for two wordings, by term; nil where either has no word.
    package func terms(_ a: Wording, _ b: Wording) -> [(term: MatchTerm, value: Double)]? {
        MatchFeatures(a, b).map { features in MatchTerm.allCases.map { ($0, $0.value(in: features)) } }
    }

    /// Least part that two wordings without spaces between words have to share for one utterance. The model
    /// learnt of words: there, one that was put for another is a copy desk's or a translator's; here it would
    /// be a few letters of many, whatever it says.
    private static let leastSharedByLetters = 0.85

    /// How sure it is, whoever speaks.
    static func likelihood(_ features: MatchFeatures) -> Double {
        let likelihood = Power.logistic(logit(features))
        guard features.isByLetters, features.shared < leastSharedByLetters else { return likelihood }
        return likelihood * threshold
    }

    private static func logit(_ features: MatchFeatures) -> Double {
        MatchTerm.allCases.reduce(MatchWeights.intercept) { sum, term in
            sum + MatchWeights.weight(of: term) * term.value(in: features)
        }
    }
}
