// WordAlignment: which words of one wording stand for which of the other, in order and out of it.

/// Compares the stems of a lighter wording A with those of B. Costs |A| · |B| steps.
struct WordAlignment {
    /// The best local alignment's weight.
    private(set) var alignedMass: Float = 0
    /// Longest run of equal stems, as stems of A; the first of that length.
    private(set) var longestRun = 0..<0
    /// For each stem of A its partner in B and how alike they are.
    private(set) var partners: [(index: Int, similarity: Float)?]
    private let count: Int
    private var similarities: [Float]

    init(_ a: [Wording.Stem], _ b: [Wording.Stem]) {
        count = b.count
        partners = Array(repeating: nil, count: a.count)
        similarities = Array(repeating: 0, count: a.count * b.count)
        var pairs: [(score: Float, a: Int, b: Int)] = []
        for i in a.indices {
            for j in b.indices {
                let similarity = WordSimilarity.between(a[i], b[j])
                guard similarity > 0 else { continue }
                similarities[i * count + j] = similarity
                let drift = abs(Float(i) / Float(a.count) - Float(j) / Float(b.count))
                pairs.append((similarity * min(a[i].weight, b[j].weight) - 0.001 * drift, i, j))
            }
        }
        match(&pairs)
        align(a, b)
        findRun(a, b)
    }

    /// One to one, the weightiest pairs first.
    private mutating func match(_ pairs: inout [(score: Float, a: Int, b: Int)]) {
        pairs.sort { ($0.score, $0.a, $0.b) > ($1.score, $1.a, $1.b) }
        var taken = Array(repeating: false, count: count)
        for pair in pairs where partners[pair.a] == nil && !taken[pair.b] {
            partners[pair.a] = (pair.b, similarities[pair.a * count + pair.b])
            taken[pair.b] = true
        }
    }

    /// Smith–Waterman by weight: leaving out a word of B costs little (trims skip words), one of A
    /// or a mismatch more.
    private mutating func align(_ a: [Wording.Stem], _ b: [Wording.Stem]) {
        var row = [Float](repeating: 0, count: count + 1)
        for i in a.indices {
            var diagonal = row[0]
            let weight = a[i].weight
            for j in b.indices {
                let similarity = similarities[i * count + j]
                let step = similarity > 0 ? similarity * weight : -0.3 * min(weight, b[j].weight)
                let above = row[j + 1]
                let best = max(diagonal + step, above - 0.3 * weight, row[j] - 0.12 * b[j].weight, 0)
                diagonal = above
                row[j + 1] = best
                alignedMass = max(alignedMass, best)
            }
        }
    }

    private mutating func findRun(_ a: [Wording.Stem], _ b: [Wording.Stem]) {
        var row = [Int32](repeating: 0, count: count + 1)
        for i in a.indices {
            var diagonal: Int32 = 0
            for j in b.indices {
                let above = row[j + 1]
                row[j + 1] = a[i].hash == b[j].hash ? diagonal + 1 : 0
                let length = Int(row[j + 1])
                if length > longestRun.count { longestRun = i + 1 - length..<i + 1 }
                diagonal = above
            }
        }
    }
}
