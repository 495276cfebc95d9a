// SharedRuns: the stretches that two texts hold word for word.

/// Longest common runs of words, found greedily from the start of the first text.
struct SharedRuns {
    /// A run that stands in both texts.
    struct Run {
        var start: Int
        var otherStart: Int
        var count: Int
    }

    /// In the order of the first text; none overlap there.
    private(set) var runs: [Run] = []
    /// Tokens of the first text in runs.
    private(set) var covered = 0
    private(set) var longest = 0
    /// The longest stretch of the first text without a run.
    private(set) var longestGap = 0

    /// Runs of fewer words are chance.
    static let shortest = 8
    /// Places in the other text that are tried for one start.
    private static let tries = 16

    /// Costs about 1 µs for each 100 words that differ, less where they agree.
    init(_ text: Profile, _ other: Profile) {
        let places = SharedRuns.starts(of: text, in: other)
        let a = text.tokens.words
        let b = other.tokens.words
        let trigrams = other.trigrams
        var position = 0
        var previousEnd = 0
        var previousPlace = -1
        while position + SharedRuns.shortest <= a.count {
            var best = 0
            var bestPlace = -1
            var index = Int(places[position])
            if index >= 0 {
                let hash = trigrams[index] >> 32
                let limit = min(index + SharedRuns.tries, trigrams.count)
                while index < limit, trigrams[index] >> 32 == hash {
                    let place = Int(trigrams[index] & 0xFFFF_FFFF)
                    var length = 0
                    while position + length < a.count, place + length < b.count,
                        a[position + length] == b[place + length]
                    {
                        length += 1
                    }
                    let isNearer = length == best && bestPlace < previousPlace && place >= previousPlace
                    if length > best || isNearer {
                        best = length
                        bestPlace = place
                    }
                    index += 1
                }
            }
            guard best >= SharedRuns.shortest else {
                position += 1
                continue
            }
            runs.append(Run(start: position, otherStart: bestPlace, count: best))
            covered += best
            longest = max(longest, best)
            longestGap = max(longestGap, position - previousEnd)
            previousPlace = bestPlace
            position += best
            previousEnd = position
        }
        longestGap = max(longestGap, a.count - previousEnd)
    }

    /// For each position of `text`, where its three words first stand in the trigrams of `other`.
    static func starts(of text: Profile, in other: Profile) -> [Int32] {
        var result = [Int32](repeating: -1, count: text.count)
        let others = other.trigrams
        var j = 0
        for entry in text.trigrams {
            let hash = entry >> 32
            while j < others.count, others[j] >> 32 < hash { j += 1 }
            guard j < others.count else { break }
            if others[j] >> 32 == hash { result[Int(entry & 0xFFFF_FFFF)] = Int32(j) }
        }
        return result
    }
}
