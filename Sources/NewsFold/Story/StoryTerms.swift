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

    /// Weighs each word by idf × the root of its count. Costs about 3 µs for 400 words.
    init(_ profile: Profile, title: Tokens) {
        var terms = HeaviestTerms(limit: StoryTerms.limit)
        var titled = WordCounts(title.words)
        profile.forEachWord(opening: StoryTerms.leadTokens) { word, weight, use in
            // The opening counts twice.
            let count = Float(use.count + use.inOpening) + Float(titled.take(word)) * StoryTerms.titleCount
            let factor = use.asName * 2 >= use.count ? StoryTerms.nameFactor : 1
            terms.insert(word, weight: (weight - StoryTerms.floor) * count.squareRoot() * factor)
        }
        // Those that stand in the title alone.
        for (word, count) in titled.left {
            let idf = StemFrequencies.shared.weight(of: word) - StoryTerms.floor
            terms.insert(word, weight: idf * (Float(count) * StoryTerms.titleCount).squareRoot())
        }
        let heaviest = terms.heaviest
        let chosen = terms.byWord
        self.init(
            words: chosen.map(\.word), weights: chosen.map { UInt8(max(1, $0.weight / heaviest * 255)) })
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
