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
    /// Whether two groups hold texts that were said to be apart.
    private var apart: [Bool]
    /// Pairs of groups that were looked at so far.
    private(set) var looks = 0

    /// - Parameter keys: of each text, whatever the order of arrival.
    init(keys: [UInt64]) {
        count = keys.count
        self.keys = keys
        groups = (0..<count).map { [$0] }
        sums = [Int](repeating: 0, count: count * count)
        best = sums
        alike = sums
        apart = [Bool](repeating: false, count: count * count)
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
        let (one, other) = (group(of: first), group(of: second))
        apart[one * count + other] = true
        apart[other * count + one] = true
    }

    /// Joins groups until none are alike enough. Looks at each pair of groups once for each group that goes: count³ / 6
    /// pairs at worst, 45,000 of 64 texts, which is a tenth of a millisecond.
    mutating func run(threshold: Double, growth: Double) {
        let threshold = Int((threshold * LinkCache.scale).rounded())
        while let (first, second) = nearest(threshold: threshold, growth: growth * LinkCache.scale) {
            merge(second, into: first)
        }
    }

    private mutating func nearest(threshold: Int, growth: Double) -> (Int, Int)? {
        var result: (Int, Int)?
        var highest = growth
        let present = groups.indices.filter { !groups[$0].isEmpty }
        looks += present.count * (present.count - 1) / 2
        for (place, first) in present.enumerated() {
            for second in present[(place + 1)...] where best[first * count + second] >= threshold {
                let size = groups[first].count * groups[second].count
                guard alike[first * count + second] * 2 > size else { continue }
                let mean = Double(sums[first * count + second]) / Double(size)
                guard mean >= highest, !apart[first * count + second] else { continue }
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

    /// The group that a text is in.
    private func group(of place: Int) -> Int { groups.firstIndex { $0.contains(place) } ?? place }

    private mutating func merge(_ gone: Int, into group: Int) {
        groups[group] += groups[gone]
        groups[gone] = []
        keys[group] = min(keys[group], keys[gone])
        for other in 0..<count where other != group {
            let sum = sums[group * count + other] + sums[gone * count + other]
            let highest = max(best[group * count + other], best[gone * count + other])
            let some = alike[group * count + other] + alike[gone * count + other]
            let areApart = apart[group * count + other] || apart[gone * count + other]
            for place in [group * count + other, other * count + group] {
                sums[place] = sum
                best[place] = highest
                alike[place] = some
                apart[place] = areApart
            }
        }
    }
}
