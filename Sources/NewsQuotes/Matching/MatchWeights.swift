// MatchWeights: the logistic model that decides whether two wordings are one quote, as learnt by
// Tests/Quality/match_weights.py; not to be edited by hand.

enum MatchWeights {
    static let intercept = -15.1506

    static func weight(of term: MatchTerm) -> Double {
        switch term {
        case .align: -0.3523
        case .alignT: 5.1703
        case .mass: 3.2471
        case .massAlign: -3.4886
        case .dice: 7.6058
        case .diceLightness: 8.8068
        case .contentAT: -7.2456
        case .contentBLightness: -3.2405
        case .contentShared: 0.4238
        case .pairs: -7.4979
        case .pairsT: 18.6086
        case .run: 2.9212
        case .order: 3.6866
        case .phrase: -0.9703
        case .unmatchedT: -0.5293
        case .unmatchedLightness: 1.8895
        case .gramsT: 2.5242
        case .gramsLightness: 11.1935
        case .lightness: 2.9617
        case .length: -2.3384
        case .numbersMissing: -1.0224
        case .namesMissing: -1.7105
        }
    }
}
