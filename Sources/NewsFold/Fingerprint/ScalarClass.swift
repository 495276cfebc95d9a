// ScalarClass: what a Unicode scalar is to the tokenizer, and how letters are folded.

/// What one scalar does to the stream of tokens.
struct ScalarClass {
    enum Kind {
        /// Part of a word.
        case letter
        case digit
        /// A word by itself: scripts that are written without spaces.
        case ideograph
        /// Not there: apostrophes, accents on their own, invisible joiners.
        case dropped
        case opensQuote, closesQuote, togglesQuote
        /// `.` `!` `?`
        case endsSentence
        case newline
        case space
        case other
    }

    let kind: Kind
    /// Of letters alone.
    let isCapital: Bool
    /// A letter in lower case, without accents where Latin; a digit as in ASCII.
    let folded: UInt32

    private init(_ kind: Kind, _ folded: UInt32 = 0, isCapital: Bool = false) {
        self.kind = kind
        self.folded = folded
        self.isCapital = isCapital
    }

    private static func letter(_ folded: UInt32, isCapital: Bool) -> ScalarClass {
        ScalarClass(.letter, folded, isCapital: isCapital)
    }

    /// The classes of the first 128 scalars.
    static let ascii: [ScalarClass] = (0..<128).map { (scalar: UInt32) in
        switch UInt8(scalar) {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .letter(scalar, isCapital: false)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter(scalar + 32, isCapital: true)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): ScalarClass(.digit, scalar)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): ScalarClass(.dropped)
        case UInt8(ascii: "\""): ScalarClass(.togglesQuote)
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): ScalarClass(.endsSentence)
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"): ScalarClass(.newline)
        case UInt8(ascii: " "), UInt8(ascii: "\t"): ScalarClass(.space)
        default: ScalarClass(.other)
        }
    }

    /// The class of any other.
    static func beyondASCII(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: ScalarClass(.space)
        case 0x2018, 0x2019, 0x2BC, 0xAD, 0x200B...0x200F, 0xFEFF, 0x300...0x36F, 0xB4: ScalarClass(.dropped)
        case 0x201C, 0x201E, 0xAB, 0x300C: ScalarClass(.opensQuote)
        case 0x201D, 0xBB, 0x300D: ScalarClass(.closesQuote)
        case 0x2028, 0x2029: ScalarClass(.newline)
        case 0x2026, 0x3002, 0xFF01, 0xFF1F: ScalarClass(.endsSentence)
        case 0xC0...0x17F where scalar != 0xD7 && scalar != 0xF7: latin(scalar)
        case 0xFF10...0xFF19: ScalarClass(.digit, scalar - 0xFF10 + 0x30)
        case 0xFF21...0xFF3A: .letter(scalar - 0xFF21 + 0x61, isCapital: true)
        case 0xFF41...0xFF5A: .letter(scalar - 0xFF41 + 0x61, isCapital: false)
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF,
            0xF900...0xFAFF, 0x20000...0x3FFFF:
            ScalarClass(.ideograph)
        default: other(scalar)
        }
    }

    /// Letters without accents for U+00C0 … U+017F; a letter pair (æ, ĳ, œ) keeps its first.
    private static let bases = Array(
        ("aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty"
            + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
            + "oooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

    private static func latin(_ scalar: UInt32) -> ScalarClass {
        let isLower = (0xDF...0xFF).contains(scalar) || (scalar > 0xFF && isLowerExtended(scalar))
        return .letter(UInt32(bases[Int(scalar - 0xC0)]), isCapital: !isLower)
    }

    /// Case alternates in Latin Extended-A; the parity turns at U+0139 and back at U+014A, U+0179.
    private static func isLowerExtended(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x139...0x148, 0x179...0x17E: scalar & 1 == 0
        case 0x138, 0x149, 0x17F: true
        default: scalar & 1 == 1
        }
    }

    private static func other(_ scalar: UInt32) -> ScalarClass {
        guard let scalar = Unicode.Scalar(scalar) else { return ScalarClass(.other) }
        let properties = scalar.properties
        if properties.numericType == .decimal {
            return ScalarClass(.digit, UInt32(properties.numericValue ?? 0) + 0x30)
        }
        guard properties.isAlphabetic else { return ScalarClass(properties.isWhitespace ? .space : .other) }
        let lower = properties.lowercaseMapping.unicodeScalars.first ?? scalar
        return .letter(lower.value, isCapital: properties.isUppercase)
    }
}
