// PlainASCII: eight scalars at a time where they are what most of a text is: printable ASCII.

/// Reads and writes eight bytes or scalars at once, if all are printable ASCII.
enum PlainASCII {
    static let width = 8

    /// Reads eight bytes as scalars, if none is beyond ASCII, a control or `&`: such need no repair.
    /// - Returns: false otherwise; then what `scalars` holds means nothing.
    @inline(__always)
    static func widen(_ bytes: UnsafePointer<UInt8>, into scalars: UnsafeMutablePointer<UInt32>) -> Bool {
        let raw = UnsafeRawPointer(bytes)
        let word = raw.loadUnaligned(as: UInt64.self)
        guard (others(word) | ((word ^ all(0x26)) &- all(0x01))) & all(0x80) == 0 else { return false }
        UnsafeMutableRawPointer(scalars).storeBytes(
            of: SIMD8<UInt32>(truncatingIfNeeded: raw.loadUnaligned(as: SIMD8<UInt8>.self)),
            as: SIMD8<UInt32>.self)
        return true
    }

    /// Writes eight scalars as bytes, if they are signs of ASCII with single spaces between. The first
    /// has to follow a sign; the last doesn't count if it is a space.
    /// - Returns: how many count: eight or seven, or none. What is written beyond them means nothing.
    @inline(__always)
    static func narrow(_ scalars: UnsafePointer<UInt32>, into bytes: UnsafeMutablePointer<UInt8>) -> Int {
        let eight = UnsafeRawPointer(scalars).loadUnaligned(as: SIMD8<UInt32>.self)
        let word = unsafeBitCast(SIMD8<UInt8>(truncatingIfNeeded: eight), to: UInt64.self)
        let high = unsafeBitCast(eight &>> 7, to: (UInt64, UInt64, UInt64, UInt64).self)
        guard high.0 | high.1 | high.2 | high.3 == 0, others(word) & all(0x80) == 0 else { return 0 }
        // No byte is beyond 7E: none carries into the next.
        let spaces = ~((word ^ all(0x20)) &+ all(0x7F)) & all(0x80)
        guard spaces & spaces << 8 == 0 else { return 0 }
        UnsafeMutableRawPointer(bytes).storeBytes(of: word, as: UInt64.self)
        return width - Int(spaces.littleEndian >> 63)
    }

    /// Whether a text is signs of ASCII with single spaces between and no `&`: such needs neither repair
    /// nor tidying.
    static func isTidy(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { utf8 in
            guard let last = utf8.last, last != 0x20 else { return utf8.isEmpty }
            var previous: UInt8 = 0x20
            for byte in utf8 {
                guard byte > 0x20 ? byte < 0x7F && byte != 0x26 : byte == 0x20 && previous != 0x20 else {
                    return false
                }
                previous = byte
            }
            return true
        }
    }

    /// Each byte's highest bit tells whether it is beyond ASCII, a control or U+007F. What a byte borrows
    /// from the next changes nothing: then it is one of those itself.
    @inline(__always)
    private static func others(_ word: UInt64) -> UInt64 {
        word | (word &- all(0x20)) | (word &+ all(0x01))
    }

    @inline(__always)
    private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
