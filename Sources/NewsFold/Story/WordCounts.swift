// WordCounts: how often each of a few words stands somewhere.

/// The words of a title, say. Parallel arrays.
struct WordCounts {
    /// Ascending.
    private(set) var words: [UInt32]
    private(set) var counts: [UInt32] = []

    init(_ all: consuming [UInt32]) {
        words = all
        words.sort()
        counts.reserveCapacity(words.count)
        for word in words {
            if counts.count > 0, words[counts.count - 1] == word {
                counts[counts.count - 1] += 1
            } else {
                words[counts.count] = word
                counts.append(1)
            }
        }
        words.removeLast(words.count - counts.count)
    }
}
