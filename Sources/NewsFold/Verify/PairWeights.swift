// PairWeights: what each term of the pair score weighs, read from the published table.

internal import CNewsTables
internal import Glibc
internal import NewsText

/// The weights of `PairTerm`s. The built-in table is learnt by `Tests/Quality/learn`, which says
/// in its first lines from what.
package struct PairWeights: Hashable, Sendable {
    package static let builtIn = PairWeights(lines: WordTable(news_table_pair_weights).lines)

    /// In the order of `PairTerm.allCases`; 0 for a term that the table doesn't name.
    private let weights: [Double]

    /// Reads lines of a term's name, a space, and its weight; lines that name no term are passed over.
    package init(lines: [Substring]) {
        var weights = [Double](repeating: 0, count: PairTerm.allCases.count)
        for line in lines {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let weight = Double(parts[1].prefix { $0 != " " }), weight.isFinite,
                let place = PairTerm.allCases.firstIndex(where: { $0.rawValue == parts[0] })
            else { continue }
            weights[place] = weight
        }
        self.weights = weights
    }

    /// What each term adds to the sum that decides, in the order of `PairTerm.allCases`.
    func contributions(_ values: [Double]) -> [Double] { zip(weights, values).map { $0 * $1 } }

    /// The most that terms can add to the sum that decides whose values lie within these.
    func highestSum(_ range: (PairTerm) -> ClosedRange<Double>) -> Double {
        var sum = 0.0
        for (place, term) in PairTerm.allCases.enumerated() where weights[place] != 0 {
            let range = range(term)
            sum += weights[place] * (weights[place] > 0 ? range.upperBound : range.lowerBound)
        }
        // What rounding may take away is added.
        return sum + 1e-9
    }

    /// The score that two texts with these values are copies, 0 … 1.
    func score(_ values: [Double]) -> Double { PairWeights.score(ofSum: contributions(values).reduce(0, +)) }

    static func score(ofSum sum: Double) -> Double { 1 / (1 + exp(-sum)) }
}
