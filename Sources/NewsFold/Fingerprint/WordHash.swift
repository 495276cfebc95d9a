// WordHash: the mixing behind words and runs of words. Keys are stored: a change of it moves
// `Signature.version`.

/// Hash functions of folding. Not for use against an adversary: a collision of words or of runs of words
/// costs a comparison of the texts, and one of whole texts, in 64 bits, takes them for the same words.
enum WordHash {
    /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit depends on every other.
    @inline(__always)
    static func mix(_ value: UInt64) -> UInt64 {
        var x = value
        x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
        return x ^ (x >> 31)
    }

    /// Takes one letter into the stem of a word: its lowest byte has a place of its own, so that ASCII letters
    /// are their bytes side by side; what is beyond comes into the rest, a little further up for each letter.
    @inline(__always)
    static func extend(stem: UInt64, with letter: UInt32, at place: Int) -> UInt64 {
        let place = UInt64(truncatingIfNeeded: place)
        return stem ^ UInt64(letter & 0xFF) &<< (8 &* place) ^ UInt64(letter >> 8) &<< (40 &+ 2 &* place)
    }

    /// Takes one digit, point or comma into a number, which starts as 1.
    @inline(__always)
    static func extend(number: UInt64, with scalar: UInt32) -> UInt64 {
        (number ^ UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15 ^ number >> 29
    }

    /// The word of a stem or of a number.
    @inline(__always)
    static func word(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: mix(hash) >> 32) }

    /// The digest of a text, from its words in order.
    static func digest(of words: [UInt32]) -> UInt64 {
        var digest = UInt64(words.count)
        for word in words {
            // The shift makes it more than a polynomial: those have collisions whatever the words (Thue–Morse).
            digest = (digest ^ digest >> 32) &* 0xD134_2543_DE82_EF95 &+ UInt64(word)
        }
        return mix(digest)
    }

    /// The hash of three words in a row: multiply-shift of a vector (Thorup, High Speed Hashing for Integers
    /// and Strings, 2015, section 3.3).
    @inline(__always)
    static func trigram(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> UInt32 {
        let sum =
            UInt64(first) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(second) &* 0xBF58_476D_1CE4_E5B9
            &+ UInt64(third) &* 0x94D0_49BB_1331_11EB
        return UInt32(truncatingIfNeeded: sum >> 32)
    }
}
