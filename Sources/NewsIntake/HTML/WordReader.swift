// WordReader: the words of a text as hashes, case folded as `String.lowercased` folds, but without
// making a string of each line of a page.

/// Collects the words of a text.
struct WordReader {
    private(set) var words: [UInt64] = []
    private var hash = WordHash()
    private var isInside = false

    /// Takes a byte of folded text.
    mutating func add(_ byte: UInt8) {
        if WordHash.isWordByte(byte) {
            hash.add(WordHash.lowered(byte))
            isInside = true
        } else if byte != UInt8(ascii: "'") {
            settle()
        }
    }

    /// Ends the word.
    mutating func settle() {
        guard isInside else { return }
        words.append(hash.value)
        hash = WordHash()
        isInside = false
    }

    /// Reads a text, unless it has letters whose folding takes more than this table.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let lower = Self.lower
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0..<0x80:
                add(byte)
                index += 1
            case 0xC2..<0xE0:
                guard index + 1 < text.count else { return false }
                let folded = lower[Int(byte & 0x1F) << 6 | Int(text[index + 1] & 0x3F)]
                guard folded > 0 else { return false }
                add(UInt8(0xC0 | folded >> 6))
                add(UInt8(0x80 | folded & 0x3F))
                index += 2
            default:
                guard index + 2 < text.count, Self.isCaseless(byte, text[index + 1], text[index + 2])
                else { return false }
                for byte in text[index..<index + 3] { add(byte) }
                index += 3
            }
        }
        settle()
        return true
    }

    /// The lower case of U+0080 … U+07FF; 0 where it isn't one of them.
    private static let lower: [UInt16] = (0..<0x800).map { number in
        guard number >= 0x80, let scalar = Unicode.Scalar(UInt32(number)) else { return 0 }
        let folded = Array(scalar.properties.lowercaseMapping.unicodeScalars)
        return folded.count == 1 && (0x80..<0x800).contains(folded[0].value) ? UInt16(folded[0].value) : 0
    }

    /// Whether a character of three bytes is of those without case: of India and East Asia, and marks.
    private static func isCaseless(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch first {
        case 0xE0, 0xE3...0xE9, 0xEB...0xED: true
        case 0xE2: second == 0x80
        case 0xEF: second != 0xBC || !(0xA1...0xBA).contains(third)
        default: false
        }
    }
}
