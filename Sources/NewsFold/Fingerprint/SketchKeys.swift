// SketchKeys: the few hashes by which a text is found among all others.

/// Chooses keys from the three-word hashes of a text. Two kinds, since they find different things:
/// the smallest 48 find texts that are alike as a whole, however long; the hashes that are
/// multiples of 32 find a short text inside a long one (a sample at a fixed rate).
enum SketchKeys {
    private static let smallest = 48
    private static let sampling: UInt32 = 32
    /// Keys of a book; the rest of it is found by the smallest of its sample.
    private static let limit = 1024
    /// Two texts are compared from this many keys in common.
    static let shared = 2

    /// Distinct keys, ascending. A text of fewer than three words has none. Costs one pass over
    /// the words, and sorting about a hundred hashes.
    static func keys(of words: [UInt32]) -> [UInt32] {
        guard words.count >= 3 else { return [] }
        // Among hashes spread evenly the smallest 48 are below this, but for one text in thousands.
        let share = UInt64(UInt32.max) * UInt64(smallest + 32) / UInt64(words.count)
        let enough = UInt32(clamping: share)
        var found = candidates(words, upTo: enough)
        if found.isCut, found.hashes.count(where: { $0 <= enough }) < smallest {
            found = candidates(words, upTo: .max)
        }
        var keys: [UInt32] = []
        keys.reserveCapacity(min(found.hashes.count, limit))
        for hash in found.hashes where keys.last != hash {
            if keys.count < smallest || hash % sampling == 0 { keys.append(hash) }
            if keys.count == limit { break }
        }
        return keys
    }

    /// Three-word hashes that may be keys, distinct and ascending, and whether others were left out.
    private static func candidates(_ words: [UInt32], upTo bound: UInt32) -> (hashes: [UInt32], isCut: Bool) {
        var hashes: [UInt32] = []
        var isCut = false
        words.withUnsafeBufferPointer { words in
            for index in 0..<words.count - 2 {
                let hash = WordHash.trigram(words[index], words[index + 1], words[index + 2])
                if hash <= bound || hash % sampling == 0 { hashes.append(hash) } else { isCut = true }
            }
        }
        hashes.sort()
        var distinct = 0
        for index in hashes.indices where index == 0 || hashes[index] != hashes[distinct - 1] {
            hashes[distinct] = hashes[index]
            distinct += 1
        }
        hashes.removeSubrange(distinct...)
        return (hashes, isCut)
    }
}
