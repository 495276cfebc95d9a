// MatchTerm: what the logistic model adds up, made of a comparison's features.

/// One summand of the model. t is how much lighter one side is: 1 − lightness.
package enum MatchTerm: String, CaseIterable, Sendable {
    case align, alignT, mass, massAlign
    case dice, diceLightness
    case contentAT, contentBLightness, contentShared
    case pairs, pairsT
    case run, order, phrase
    case unmatchedT, unmatchedLightness
    case gramsT, gramsLightness
    case lightness, length
    case numbersMissing, namesMissing

    func value(in f: MatchFeatures) -> Double {
        let t = 1 - f.lightness
        return switch self {
        case .align: f.align
        case .alignT: f.align * t
        case .mass: f.mass
        case .massAlign: f.mass * f.align
        case .dice: f.dice
        case .diceLightness: f.dice * f.lightness
        case .contentAT: f.contentA * t
        case .contentBLightness: f.contentB * f.lightness
        case .contentShared: f.contentShared
        case .pairs: f.pairs
        case .pairsT: f.pairs * t
        case .run: f.run
        case .order: f.order
        case .phrase: f.phrase
        case .unmatchedT: f.unmatched * t
        case .unmatchedLightness: f.unmatched * f.lightness
        case .gramsT: f.gramsContained * t
        case .gramsLightness: f.gramsJaccard * f.lightness
        case .lightness: f.lightness
        case .length: f.length
        case .numbersMissing: f.numbersMissing
        case .namesMissing: f.namesMissing
        }
    }
}
