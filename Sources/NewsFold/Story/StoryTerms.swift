// StoryTerms: the words that tell what a text is about, for tying records into stories.

internal import Glibc
internal import Packing

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
    private static let nameBonus: Float = 0.5
    private static let titleCount: UInt32 = 4
    /// What every word has of commonness before it starts to tell something.
    private static let floor: Float = 1

    init(words: [UInt32], weights: [UInt8]) {
        self.words = words
        self.weights = weights
        norm = Float(weights.reduce(0) { $0 + Int($1) * Int($1) }).squareRoot()
    }

    /// Weighs each word by idf × the root of its count. Costs about 2 µs for 400 words.
    init(_ text: DistinctWords, title: WordCounts) {
        let room = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: text.words.count + title.words.count)
        defer { room.deallocate() }
        func term(_ rank: Int, inTitle: UInt32 = 0) -> UInt64 {
            let use = text.uses[rank]
            return StoryTerms.term(
                text.words[rank], weight: text.weights[rank],
                count: use.count &+ inTitle &* StoryTerms.titleCount, name: use.name)
        }
        var count = text.words.count
        for rank in 0..<count { room[rank] = term(rank) }
        var rank = 0
        for (word, inTitle) in zip(title.words, title.counts) {
            rank = text.words.firstPlace(in: rank..<text.words.count, atLeast: word)
            if rank < text.words.count, text.words[rank] == word {
                room[rank] = term(rank, inTitle: inTitle)
            } else {
                room[count] = StoryTerms.term(
                    word, weight: StemFrequencies.shared.weight(of: word),
                    count: inTitle &* StoryTerms.titleCount, name: 0)
                count += 1
            }
        }
        var chosen = HeaviestTerms.pick(
            StoryTerms.limit, of: UnsafeMutableBufferPointer(rebasing: room[..<count]))
        let heaviest = HeaviestTerms.weight(chosen.max() ?? 0)
        // Ascending already but for those that stand in the title alone.
        chosen.sort { HeaviestTerms.word($0) < HeaviestTerms.word($1) }
        self.init(
            words: chosen.map(HeaviestTerms.word),
            weights: chosen.map { UInt8(max(1, HeaviestTerms.weight($0) / heaviest * 255)) })
    }

    @inline(__always)
    private static func term(_ word: UInt32, weight: Float, count: UInt32, name: UInt32) -> UInt64 {
        let factor = 1 + Float(name) * nameBonus
        return HeaviestTerms.term(word, weight: (weight - floor) * Float(count).squareRoot() * factor)
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
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: 256) { counts in
            counts.initialize(repeating: 0)
            for weight in weights { counts[Int(weight)] &+= 1 }
            var border = 255
            var room = count
            while counts[border] <= room {
                room -= Int(counts[border])
                border -= 1
            }
            return [UInt32](room: count) { heaviest, filled in
                for (place, weight) in weights.enumerated() where Int(weight) >= border {
                    if Int(weight) == border {
                        guard room > 0 else { continue }
                        room -= 1
                    }
                    heaviest[filled] = words[place]
                    filled += 1
                }
            }
        }
    }
}
