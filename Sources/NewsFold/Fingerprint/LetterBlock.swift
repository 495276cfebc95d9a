// LetterBlock: eight bytes of a text at once, for words of ASCII letters.

/// The next eight bytes of a text.
struct LetterBlock {
    static let width = 8

    private let bytes: UInt64
    /// How many of the bytes are ASCII letters, up to the first that is none.
    let letters: Int

    @inline(__always)
    init(_ text: UnsafePointer<UInt8>) {
        self.init(UInt64(littleEndian: UnsafeRawPointer(text).loadUnaligned(as: UInt64.self)))
    }

    @inline(__always)
    private init(_ bytes: UInt64) {
        self.bytes = bytes
        // Each byte's highest bit tells of it: sums of seven bits don't reach into the next byte.
        let folded = (bytes | LetterBlock.all(0x20)) & LetterBlock.all(0x7F)
        let fromA = folded &+ LetterBlock.all(0x80 - 0x61)
        let beyondZ = folded &+ LetterBlock.all(0x80 - 0x7B)
        let isOther = ~(fromA & ~beyondZ & ~bytes) & LetterBlock.all(0x80)
        letters = isOther.trailingZeroBitCount &>> 3
    }

    /// The stem of a text that is one word of fewer ASCII letters; nil where it is anything else.
    static func stem(ofWord text: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard text.count < width, text.count > 0 else { return nil }
        let block = LetterBlock(text.reversed().reduce(0) { $0 << 8 | UInt64($1) })
        return block.letters == text.count ? block.stem : nil
    }

    /// 1 where the word starts with a capital and isn't that alone, else 0: nothing to branch on, since which
    /// words do can't be foretold.
    @inline(__always)
    var name: UInt8 { letters > 1 ? UInt8(truncatingIfNeeded: ~bytes &>> 5) & 1 : 0 }

    /// What the word that starts here has of its letters in its hash: as many as a stem has.
    @inline(__always)
    var stem: UInt64 {
        let kept = UInt64(truncatingIfNeeded: min(letters, Tokenizer.stem))
        return (bytes | LetterBlock.all(0x20)) & ((1 &<< (8 &* kept)) &- 1)
    }

    @inline(__always)
    private static func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
}
