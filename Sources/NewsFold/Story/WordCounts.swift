// WordCounts: how often each of a few words stands somewhere, for going through them beside another list.

/// A few words with their counts, taken out in ascending order.
struct WordCounts {
    /// Ascending.
    private var words: [(word: UInt32, count: Int)] = []
    /// The first that isn't dealt with.
    private var next = 0
    private var passed: [(word: UInt32, count: Int)] = []

    init(_ all: [UInt32]) {
        for word in all.sorted() {
            if words.last?.word == word {
                words[words.count - 1].count += 1
            } else {
                words.append((word, 1))
            }
        }
    }

    /// How often a word stands there; words are asked for in ascending order.
    @inline(__always)
    mutating func take(_ word: UInt32) -> Int {
        while next < words.count, words[next].word <= word {
            defer { next += 1 }
            if words[next].word == word { return words[next].count }
            passed.append(words[next])
        }
        return 0
    }

    /// Those that weren't asked for.
    var left: [(word: UInt32, count: Int)] { passed + words[next...] }
}
