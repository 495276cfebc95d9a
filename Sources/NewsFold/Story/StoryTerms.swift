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
    private let norm: Float

    private static let limit = 40
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

    /// Weighs each word by idf × the root of its count. Costs about 10 µs for 400 words.
    init(_ profile: Profile, title: Tokens) {
        var counts = [Float](repeating: 0, count: profile.words.count)
        for rank in profile.words.indices {
            let places = profile.places[Int(profile.placeStarts[rank])..<Int(profile.placeStarts[rank + 1])]
            var capitals = 0
            for place in places {
                counts[rank] += Int(place) < StoryTerms.leadTokens ? 2 : 1
                if profile.tokens.flags[Int(place)].contains(.capital) { capitals += 1 }
            }
            // Negative marks a name until the title has been counted in.
            if capitals * 2 >= places.count { counts[rank] = -counts[rank] }
        }
        var extra: [UInt32: Float] = [:]
        for word in title.words {
            if let rank = profile.rank(of: word) {
                counts[rank] += counts[rank] < 0 ? -StoryTerms.titleCount : StoryTerms.titleCount
            } else {
                extra[word, default: 0] += StoryTerms.titleCount
            }
        }
        var terms: [(word: UInt32, weight: Float)] = []
        terms.reserveCapacity(counts.count)
        for rank in profile.words.indices {
            let idf = profile.weights[rank] - StoryTerms.floor
            guard idf > 0 else { continue }
            let factor = counts[rank] < 0 ? StoryTerms.nameFactor : 1
            terms.append((profile.words[rank], idf * abs(counts[rank]).squareRoot() * factor))
        }
        for (word, count) in extra {
            let idf = StemFrequencies.shared.weight(of: word) - StoryTerms.floor
            if idf > 0 { terms.append((word, idf * count.squareRoot())) }
        }
        terms.sort { ($0.weight, $1.word) > ($1.weight, $0.word) }
        let top = terms.prefix(StoryTerms.limit)
        let heaviest = top.first?.weight ?? 1
        let chosen = top.sorted { $0.word < $1.word }
        self.init(
            words: chosen.map(\.word), weights: chosen.map { UInt8(max(1, $0.weight / heaviest * 255)) })
    }

    /// The cosine of both weightings, 0 … 1.
    func likeness(to other: StoryTerms) -> Double {
        guard norm > 0, other.norm > 0 else { return 0 }
        var sum = 0
        var i = 0
        var j = 0
        while i < words.count, j < other.words.count {
            if words[i] < other.words[j] {
                i += 1
            } else if words[i] > other.words[j] {
                j += 1
            } else {
                sum += Int(weights[i]) * Int(other.weights[j])
                i += 1
                j += 1
            }
        }
        return Double(Float(sum) / (norm * other.norm))
    }

    /// The heaviest words: the ones to look for.
    func heaviest(_ count: Int) -> [UInt32] {
        let order = words.indices.sorted { (weights[$0], words[$1]) > (weights[$1], words[$0]) }
        return order.prefix(count).map { words[$0] }
    }
}
