// WordHash: the 64-bit hash by which words are looked up and compared. Stable across machines and
// releases, so that ids and groupings are too.

/// FNV-1a over scalars, with a final mix; apostrophes of every shape hash alike.
struct WordHash: Hashable, Sendable {
    var value: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    mutating func add(_ scalar: UInt32) {
        addPlain(scalar == Glyph.rightSingle ? Glyph.apostrophe : scalar)
    }

    /// Adds any character but an apostrophe.
    @inline(__always)
    mutating func addPlain(_ scalar: UInt32) {
        value = (value ^ UInt64(scalar)) &* 0x100_0000_01b3
    }

    /// The hash of what was added so far, with its bits spread for use as a table index.
    @inline(__always)
    var spread: UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 32)) &* 0xd6e8_feb8_6659_fd93
        return mixed ^ (mixed >> 29)
    }

    /// The hash of a word given as text; for tables and tests, not for hot loops.
    static func of(_ word: some StringProtocol) -> UInt64 {
        var hash = WordHash()
        for scalar in word.unicodeScalars { hash.add(scalar.value) }
        return hash.spread
    }

    static func of(_ scalars: some Sequence<UInt32>) -> UInt64 {
        var hash = WordHash()
        for scalar in scalars { hash.add(scalar) }
        return hash.spread
    }
}
