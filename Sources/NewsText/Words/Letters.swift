// Letters: which scalars make words, and their lower case, as one table look-up.

/// The scalars that words are made of.
enum Letters {
    /// For each scalar below `near`: its lower case when it is a letter, a mark or a digit, else 0.
    static let folded: [UInt32] = (0..<near).map(folded)
    /// The same from there to `count`: most texts need none of it, and making it takes milliseconds.
    private static let foldedBeyond: [UInt32] = (near..<count).map(folded)

    /// The alphabets of Europe, but for their rarest letters.
    private static let near: UInt32 = 0x530

    /// Everything below here is in the tables: the alphabets up to Georgian Extended and punctuation.
    private static let count: UInt32 = 0x2E80

    /// General punctuation, which European texts have too.
    private static let punctuation: Range<UInt32> = 0x2000..<0x2070

    private static func folded(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value) else { return 0 }
        let properties = scalar.properties
        guard properties.isAlphabetic || properties.numericType == .decimal || isMark(properties) else {
            return 0
        }
        // One scalar is enough: the few longer lower cases (İ) keep their first.
        return properties.lowercaseMapping.unicodeScalars.first?.value ?? value
    }

    /// The lower case of a letter or digit; 0 for every other scalar. Beyond the tables only
    /// punctuation and spaces are told from letters, by block.
    @inline(__always)
    static func fold(_ scalar: UInt32, _ table: UnsafeBufferPointer<UInt32>) -> UInt32 {
        if scalar < near { return table[Int(scalar)] }
        return foldBeyond(scalar)
    }

    private static func foldBeyond(_ scalar: UInt32) -> UInt32 {
        if punctuation.contains(scalar) { return 0 }
        return scalar < count ? foldedBeyond[Int(scalar - near)] : foldBeyondTable(scalar)
    }

    private static func foldBeyondTable(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x3000...0x3004, 0x3008...0x3020, 0x3030, 0xFE10...0xFE1F, 0xFE30...0xFE6F, 0xFF01...0xFF0F,
            0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65, 0xFFF0...0xFFFF, 0xE000...0xF8FF,
            0x1F000...0x1FBFF, 0xE0000...0x10FFFF:
            return 0
        default: return scalar
        }
    }

    static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

    static func isUppercase(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (0x41...0x5A).contains(scalar) }
        return Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    static func isLowercase(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (0x61...0x7A).contains(scalar) }
        return Unicode.Scalar(scalar)?.properties.isLowercase ?? false
    }

    /// White space as Unicode has it, line breaks included.
    @inline(__always)
    static func isSpace(_ scalar: UInt32) -> Bool {
        // Most of a text ends here.
        if scalar > 0x20, scalar < 0x80 { return false }
        return isRareSpace(scalar)
    }

    private static func isRareSpace(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar == 0x20 || (0x09...0x0D).contains(scalar) }
        switch scalar {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }

    static func isApostrophe(_ scalar: UInt32) -> Bool { scalar == 0x27 || scalar == 0x2019 }

    /// Marks of quotation of any style, single ones and the inch mark included.
    static func isQuote(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F: true
        default: false
        }
    }

    /// Thai, Lao, Burmese, Khmer, kana and Han, and the punctuation of the last two: what is written without
    /// spaces.
    static func isUnspaced(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0..<0xE00: false
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x312F, 0x31A0...0xA4CF,
            0xF900...0xFAFF, 0xFF01...0xFF9F, 0x20000...0x3FFFF:
            true
        default: false
        }
    }

    private static func isMark(_ properties: Unicode.Scalar.Properties) -> Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
