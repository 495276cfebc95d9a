// WordHash: the mixing behind words and runs of words. Fixed for good: keys are stored.

/// Hash functions of folding. Not for use against an adversary: a collision costs a comparison
/// of the texts, never a wrong fold.
enum WordHash {
    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every other.
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        var x = value
        x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
        return x ^ (x >> 31)
    }

    /// Takes one scalar into the hash of a word.
    @inline(__always)
    static func extend(_ hash: UInt64, with scalar: UInt32) -> UInt64 {
        (hash ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15 ^ hash >> 29
    }

    @inline(__always)
    static func word(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: mix(hash) >> 32) }

    /// Takes one word into the digest of a text, which starts as the number of its words.
    @inline(__always)
    static func extend(digest: UInt64, with word: UInt32) -> UInt64 { mix(digest &* 31 &+ UInt64(word)) }

    /// The hash of three words in a row.
    @inline(__always)
    static func trigram(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt32 {
        let pair = mix(UInt64(first) << 32 | UInt64(second))
        return UInt32(truncatingIfNeeded: mix(pair &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(third)) >> 32)
    }
}
