// MatchWeights: the logistic model that decides whether two wordings are one quote, as learnt.

/// Weights of a logistic regression over `MatchFeatures`, fitted on pairs of quotations trimmed by
/// outlets and translated back, and on different quotations of one article. t is how much lighter
/// one side is: 1 − lightness.
enum MatchWeights {
    static let intercept = -18.588687042659743
    static let align = -0.533488963360777
    static let alignT = 7.968709204321614
    static let dice = 11.529384688864791
    static let diceLightness = 9.230455241237179
    static let contentAT = -9.8413334680353
    static let contentBLightness = -4.5710785303177435
    static let pairsT = 22.86037184147623
    static let pairs = -10.182218656275571
    static let contentShared = 0.25392580234980394
    static let mass = 3.889721552410258
    static let massAlign = -4.629663593362046
    static let run = 3.665692949285631
    static let unmatchedT = 0.19332701403075736
    static let unmatchedLightness = 2.3409696206150405
    static let lightness = 4.128626864245681
    static let length = -3.1049731446670528
    static let gramsT = 4.180957958934458
    static let gramsLightness = 14.047032695184413
    static let numbersMissing = -1.1150295265832317
    static let namesMissing = -2.341457592212256
    static let order = 4.0394494193803885
}
