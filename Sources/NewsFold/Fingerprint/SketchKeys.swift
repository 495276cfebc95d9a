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

    /// Distinct keys, ascending. A text of fewer than three words has none.
    static func keys(of profile: Profile) -> [UInt32] {
        var keys: [UInt32] = []
        for hash in profile.trigramHashes {
            if keys.count < smallest || hash % sampling == 0 { keys.append(hash) }
            if keys.count == limit { break }
        }
        return keys
    }
}
