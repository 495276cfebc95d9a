// Grouping: which of some texts are one, decided from all their pair scores at once.

/// Average linkage with a first hurdle: the two groups with the highest mean score become one, as
/// long as that mean reaches `growth`, their best pair reaches `threshold`, and more than half of all
/// pairs between them are alike at all: a round-up that holds two texts doesn't make them one. Pairs
/// that were found too unlike to be compared count 0. A function of the scores alone: the order of arrival
/// doesn't matter, and no group grows by a chain of texts that aren't alike on the whole.
struct Grouping {
    /// Scores by two places, in steps of `LinkCache.scale`.
    private var sums: [Int]
    private var best: [Int]
    /// How many pairs between two groups are alike at all.
    private var alike: [Int]
    /// Texts of a lower score have nothing to do with each other.
    private static let alikeFrom = UInt16(0.05 * LinkCache.scale)
    private let count: Int
    /// The places of each group; empty where it went into another.
    private(set) var groups: [[Int]]
    /// Breaks ties: the smallest digest of the group's texts.
    private var keys: [UInt64]
    private var apart: Set<[Int]> = []

    /// - Parameter keys: of each text, whatever the order of arrival.
    init(keys: [UInt64]) {
        count = keys.count
        self.keys = keys
        groups = (0..<count).map { [$0] }
        sums = [Int](repeating: 0, count: count * count)
        best = sums
        alike = sums
    }

    /// Says how like two texts are.
    mutating func link(_ first: Int, _ second: Int, score: UInt16) {
        guard first != second else { return }
        for place in [first * count + second, second * count + first] {
            sums[place] = Int(score)
            best[place] = Int(score)
            alike[place] = score >= Grouping.alikeFrom ? 1 : 0
        }
    }

    /// Puts texts together beforehand, whatever their scores.
    mutating func unite(_ places: [Int]) {
        guard let first = places.first else { return }
        for place in places.dropFirst() where groups[place] != [] && place != first {
            merge(place, into: first)
        }
    }

    /// Keeps the groups of two texts apart, whatever their scores.
    mutating func separate(_ first: Int, _ second: Int) {
        apart.insert([first, second])
        apart.insert([second, first])
    }

    /// Joins groups until none are alike enough. Costs count³ at worst, for some hundred texts.
    mutating func run(threshold: Double, growth: Double) {
        let threshold = Int((threshold * LinkCache.scale).rounded())
        while let (first, second) = nearest(threshold: threshold, growth: growth * LinkCache.scale) {
            merge(second, into: first)
        }
    }

    /// The mean score between two texts' groups, 0 … 1.
    func mean(_ first: Int, _ second: Int) -> Double {
        Double(sums[first * count + second]) / Double(groups[first].count * groups[second].count)
            / LinkCache.scale
    }

    private func nearest(threshold: Int, growth: Double) -> (Int, Int)? {
        var result: (Int, Int)?
        var highest = growth
        for first in 0..<count where !groups[first].isEmpty {
            for second in (first + 1)..<count
            where best[first * count + second] >= threshold && !groups[second].isEmpty {
                let size = groups[first].count * groups[second].count
                guard alike[first * count + second] * 2 > size else { continue }
                let mean = Double(sums[first * count + second]) / Double(size)
                guard mean >= highest, !areApart(first, second) else { continue }
                if let (one, other) = result, mean == highest, !precedes((first, second), (one, other)) {
                    continue
                }
                highest = mean
                result = (first, second)
            }
        }
        return result
    }

    private func precedes(_ left: (Int, Int), _ right: (Int, Int)) -> Bool {
        let one = (min(keys[left.0], keys[left.1]), max(keys[left.0], keys[left.1]))
        let other = (min(keys[right.0], keys[right.1]), max(keys[right.0], keys[right.1]))
        return one < other
    }

    private func areApart(_ first: Int, _ second: Int) -> Bool {
        guard !apart.isEmpty else { return false }
        return groups[first].contains { one in groups[second].contains { apart.contains([one, $0]) } }
    }

    private mutating func merge(_ gone: Int, into group: Int) {
        groups[group] += groups[gone]
        groups[gone] = []
        keys[group] = min(keys[group], keys[gone])
        for other in 0..<count where other != group {
            let sum = sums[group * count + other] + sums[gone * count + other]
            let highest = max(best[group * count + other], best[gone * count + other])
            let some = alike[group * count + other] + alike[gone * count + other]
            for place in [group * count + other, other * count + group] {
                sums[place] = sum
                best[place] = highest
                alike[place] = some
            }
        }
    }
}
