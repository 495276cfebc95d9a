// LetterBlock: eight bytes of a text at once, for words of ASCII letters.

/// The next eight bytes of a text, zeros past its end.
struct LetterBlock {
    static let width = 8

    private let bytes: UInt64
    /// How many of the bytes are ASCII letters, up to the first that is none.
    let letters: Int

    @inline(__always)
    init(_ text: UnsafeBufferPointer<UInt8>, at index: Int) {
        if index + LetterBlock.width <= text.count {
            bytes = UInt64(
                littleEndian: UnsafeRawBufferPointer(text).loadUnaligned(
                    fromByteOffset: index, as: UInt64.self))
        } else {
            bytes = text[index...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        // Each byte's highest bit tells of it: sums of seven bits don't reach into the next byte.
        let folded = (bytes | LetterBlock.all(0x20)) & LetterBlock.all(0x7F)
        let fromA = folded &+ LetterBlock.all(0x80 - 0x61)
        let beyondZ = folded &+ LetterBlock.all(0x80 - 0x7B)
        let isOther = ~(fromA & ~beyondZ & ~bytes) & LetterBlock.all(0x80)
        letters = isOther.trailingZeroBitCount / 8
    }

    /// Whether the first letter is a capital.
    @inline(__always)
    var isCapital: Bool { bytes & 0xFF < 0x60 }

    /// A letter in lower case.
    @inline(__always)
    func folded(_ place: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: bytes >> UInt64(place * 8)) & 0xFF | 0x20
    }

    @inline(__always)
    private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
