// StoryTerms: the words that tell what a text is about, for tying records into stories.

internal import Glibc

/// Up to 40 weighted words of one text: rare ones, names, and those of the title and the opening
/// weigh most. Small enough to be stored with each document.
struct StoryTerms: Hashable, Sendable {
    /// Hashes of word stems, ascending.
    let words: [UInt32]
    /// 0 … 255 for each word; the heaviest has 255.
    let weights: [UInt8]
    /// The length of `weights` as a vector.
    let norm: Float

    static let limit = 40
    private static let leadTokens = 100
    private static let nameFactor: Float = 1.5
    private static let titleCount: Float = 4
    /// What every word has of commonness before it starts to tell something.
    private static let floor: Float = 1

    init(words: [UInt32], weights: [UInt8]) {
        self.words = words
        self.weights = weights
        norm = Float(weights.reduce(0) { $0 + Int($1) * Int($1) }).squareRoot()
    }

    /// Weighs each word by idf × the root of its count. Costs about 5 µs for 400 words.
    init(_ profile: Profile, title: Tokens) {
        var counts = StoryTerms.counts(profile)
        var extra: [UInt32: Float] = [:]
        for word in title.words {
            if let rank = profile.rank(of: word) {
                counts[rank] += counts[rank] < 0 ? -StoryTerms.titleCount : StoryTerms.titleCount
            } else {
                extra[word, default: 0] += StoryTerms.titleCount
            }
        }
        // Weight, then word, the smaller first, in one number: positive floats order as their bits do.
        var terms: [UInt64] = []
        terms.reserveCapacity(counts.count + extra.count)
        for rank in profile.words.indices {
            let idf = profile.weights[rank] - StoryTerms.floor
            guard idf > 0 else { continue }
            let factor = counts[rank] < 0 ? StoryTerms.nameFactor : 1
            let weight = idf * abs(counts[rank]).squareRoot() * factor
            terms.append(UInt64(weight.bitPattern) << 32 | UInt64(~profile.words[rank]))
        }
        for (word, count) in extra {
            let idf = StemFrequencies.shared.weight(of: word) - StoryTerms.floor
            if idf > 0 { terms.append(UInt64((idf * count.squareRoot()).bitPattern) << 32 | UInt64(~word)) }
        }
        let top = StoryTerms.greatest(StoryTerms.limit, of: &terms)
        let heaviest = top.max().map(StoryTerms.weight) ?? 1
        // By word now: the halves change places.
        let chosen = top.map { UInt64(~UInt32(truncatingIfNeeded: $0)) << 32 | $0 >> 32 }.sorted()
        self.init(
            words: chosen.map { UInt32(truncatingIfNeeded: $0 >> 32) },
            weights: chosen.map { UInt8(max(1, StoryTerms.weight(of: $0 << 32) / heaviest * 255)) })
    }

    /// The greatest values, in no order.
    private static func greatest(_ count: Int, of values: inout [UInt64]) -> ArraySlice<UInt64> {
        guard values.count > count else { return values[...] }
        RadixSort.sortByUpperHalf(&values)
        // Those of the same upper half as the last one that is in may be in any order.
        let border = values[values.count - count] >> 32
        var first = values.count - count
        while first > 0, values[first - 1] >> 32 == border { first -= 1 }
        var end = values.count - count
        while end < values.count, values[end] >> 32 == border { end += 1 }
        values[first..<end].sort()
        return values.suffix(count)
    }

    private static func weight(of term: UInt64) -> Float {
        Float(bitPattern: UInt32(truncatingIfNeeded: term >> 32))
    }

    /// How often each distinct word stands there, the opening counted twice; negative for names.
    private static func counts(_ profile: Profile) -> [Float] {
        let flags = profile.tokens.flags
        var counts = [Float](repeating: 0, count: profile.words.count)
        var capitals = [Float](repeating: 0, count: profile.words.count)
        for (place, rank) in profile.ranks.enumerated() {
            counts[Int(rank)] += place < leadTokens ? 2 : 1
            if flags[place].contains(.capital) { capitals[Int(rank)] += 1 }
        }
        for rank in counts.indices {
            let places = profile.placeStarts[rank + 1] - profile.placeStarts[rank]
            if capitals[rank] * 2 >= Float(places) { counts[rank] = -counts[rank] }
        }
        return counts
    }

    /// Terms that are read where they lie.
    struct View {
        let words: UnsafeBufferPointer<UInt32>
        let weights: UnsafeBufferPointer<UInt8>
        let norm: Float

        /// The cosine of both weightings, 0 … 1.
        func likeness(to other: View) -> Double {
            guard norm > 0, other.norm > 0 else { return 0 }
            var sum = 0
            var i = 0
            var j = 0
            while i < words.count, j < other.words.count {
                let (one, its) = (words[i], other.words[j])
                if one == its { sum += Int(weights[i]) * Int(other.weights[j]) }
                // Which one is behind is as good as random: the steps are added up, not branched on.
                i += one <= its ? 1 : 0
                j += its <= one ? 1 : 0
            }
            return Double(Float(sum) / (norm * other.norm))
        }
    }

    func withView(_ body: (View) -> Void) {
        words.withUnsafeBufferPointer { words in
            weights.withUnsafeBufferPointer { body(View(words: words, weights: $0, norm: norm)) }
        }
    }

    /// The heaviest words, in ascending order: the ones to look for. Of equal weight the smaller.
    func heaviest(_ count: Int) -> [UInt32] {
        guard words.count > count else { return words }
        var counts = [Int](repeating: 0, count: 256)
        for weight in weights { counts[Int(weight)] += 1 }
        var border = 255
        var room = count
        while counts[border] <= room {
            room -= counts[border]
            border -= 1
        }
        var heaviest: [UInt32] = []
        heaviest.reserveCapacity(count)
        for (word, weight) in zip(words, weights) where Int(weight) >= border {
            if Int(weight) == border {
                guard room > 0 else { continue }
                room -= 1
            }
            heaviest.append(word)
        }
        return heaviest
    }
}
