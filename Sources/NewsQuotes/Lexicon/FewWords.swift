// FewWords: a handful of words that code names, as their hashes.

/// Small enough that comparing with each costs less than hashing.
struct FewWords: Sendable {
    private let hashes: [UInt64]

    init(_ words: [String]) { hashes = words.map { WordHash.of($0) } }

    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
        for word in hashes where word == hash { return true }
        return false
    }
}
