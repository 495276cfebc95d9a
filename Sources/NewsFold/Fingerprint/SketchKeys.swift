// SketchKeys: the few hashes by which a text is found among all others.

/// Chooses keys from the three-word hashes of a text. Two kinds, since they find different things:
/// the smallest 48 find texts that are alike as a whole, however long; the hashes that are
/// multiples of 32 find a short text inside a long one (a sample at a fixed rate).
enum SketchKeys {
    private static let smallest = 48
    private static let sampling: UInt32 = 32
    /// Keys of a book; the rest of it is found by the smallest of its sample.
    private static let limit = 1024
    /// Two texts are compared from this many keys in common, or twice as many that many texts have.
    static let shared = 2

    /// Distinct keys, ascending. A text of fewer than three words has none. Costs one pass over
    /// the words, and sorting about a hundred hashes.
    static func keys(of words: [UInt32]) -> [UInt32] {
        guard words.count >= 3 else { return [] }
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words.count - 2) { room in
            // Among hashes spread evenly the smallest 48 are below this, but for a few texts in a thousand.
            let share = UInt64(UInt32.max) * UInt64(smallest + 20) / UInt64(words.count)
            let enough = UInt32(clamping: share)
            var hashes = candidates(words, upTo: enough, in: room)
            if hashes.count < words.count - 2, hashes.count(where: { $0 >> 32 <= enough }) < smallest {
                hashes = candidates(words, upTo: .max, in: room)
            }
            var keys: [UInt32] = []
            keys.reserveCapacity(min(hashes.count, limit))
            for entry in hashes {
                let hash = UInt32(truncatingIfNeeded: entry >> 32)
                if keys.count < smallest || hash % sampling == 0 { keys.append(hash) }
                if keys.count == limit { break }
            }
            return keys
        }
    }

    /// Three-word hashes that may be keys, in upper halves, distinct and ascending.
    private static func candidates(
        _ words: [UInt32], upTo bound: UInt32, in room: UnsafeMutableBufferPointer<UInt64>
    ) -> UnsafeMutableBufferPointer<UInt64> {
        var count = 0
        words.withUnsafeBufferPointer { words in
            for index in 0..<words.count - 2 {
                let hash = WordHash.trigram(words[index], words[index + 1], words[index + 2])
                // Written over by the next one where it is none: which are can't be foretold.
                room[count] = UInt64(hash) << 32
                let isLarge = UInt64(bound).below(UInt64(hash))
                let isSampled = UInt64(hash % sampling).below(1)
                count &+= (1 &- isLarge) | isSampled
            }
        }
        let hashes = UnsafeMutableBufferPointer(rebasing: room[..<count])
        RadixSort.sortByUpperHalf(hashes)
        var distinct = 0
        for hash in hashes where distinct == 0 || hash != hashes[distinct - 1] {
            hashes[distinct] = hash
            distinct += 1
        }
        return UnsafeMutableBufferPointer(rebasing: room[..<distinct])
    }
}
