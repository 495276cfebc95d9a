// QuoteMatcher: are two wordings renderings of the same utterance?

/// Compares two wordings. Costs about 10 µs for sentences.
package struct QuoteMatcher: Sendable {
    /// Two wordings are one quote from this score on.
    package static let threshold = 0.5

    package init() {}

    /// How sure it is that both render the same utterance, 0 … 1. Symmetric.
    package func score(_ a: Wording, _ b: Wording) -> Double {
        guard let features = MatchFeatures(a, b) else { return 0 }
        return SpeakerAgreement(a.speaker, b.speaker).tempered(Power.logistic(Self.logit(features)))
    }

    static func logit(_ f: MatchFeatures) -> Double {
        typealias Weight = MatchWeights
        let t = 1 - f.lightness
        var sum = Weight.intercept + Weight.lightness * f.lightness + Weight.length * f.length
        sum += Weight.align * f.align + Weight.alignT * f.align * t
        sum += Weight.mass * f.mass + Weight.massAlign * f.mass * f.align
        sum += Weight.dice * f.dice + Weight.diceLightness * f.dice * f.lightness
        sum += Weight.contentAT * f.contentA * t + Weight.contentBLightness * f.contentB * f.lightness
        sum += Weight.contentShared * f.contentShared
        sum += Weight.pairs * f.pairs + Weight.pairsT * f.pairs * t
        sum += Weight.run * f.run + Weight.order * f.order
        sum += Weight.unmatchedT * f.unmatched * t + Weight.unmatchedLightness * f.unmatched * f.lightness
        sum += Weight.gramsT * f.gramsContained * t + Weight.gramsLightness * f.gramsJaccard * f.lightness
        sum += Weight.numbersMissing * f.numbersMissing + Weight.namesMissing * f.namesMissing
        return sum
    }
}
