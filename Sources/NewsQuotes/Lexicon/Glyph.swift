// Glyph: what kind of character a scalar is, decided without Unicode tables for the common ones.

enum Glyph {
    static let apostrophe: UInt32 = 0x27
    static let rightSingle: UInt32 = 0x2019
    static let straightDouble: UInt32 = 0x22
    static let leftDouble: UInt32 = 0x201c
    static let rightDouble: UInt32 = 0x201d
    static let lowDouble: UInt32 = 0x201e
    static let leftGuillemet: UInt32 = 0xab
    static let rightGuillemet: UInt32 = 0xbb
    static let backtick: UInt32 = 0x60
    static let leftSingle: UInt32 = 0x2018
    static let newline: UInt32 = 0x0a
    static let comma: UInt32 = 0x2c
    static let stop: UInt32 = 0x2e
    static let colon: UInt32 = 0x3a
    static let ellipsis: UInt32 = 0x2026
    static let hyphen: UInt32 = 0x2d

    @inline(__always)
    static func isUpper(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5a }
        return isUpperByTable(scalar)
    }

    @inline(__always)
    static func isLower(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return scalar >= 0x61 && scalar <= 0x7a }
        return isLowerByTable(scalar)
    }

    @inline(__always)
    static func isDigit(_ scalar: UInt32) -> Bool { scalar >= 0x30 && scalar <= 0x39 }

    /// A letter or digit.
    @inline(__always)
    static func isWord(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return isDigit(scalar) || (scalar | 0x20) >= 0x61 && (scalar | 0x20) <= 0x7a }
        if scalar < 0xc0 { return scalar == 0xaa || scalar == 0xb5 || scalar == 0xba }
        if scalar >= 0x2000 && scalar < 0x2c00 { return false }
        return isWordByTable(scalar)
    }

    /// A letter of a script that is written without spaces: Thai, Lao, Burmese, Khmer, Japanese and
    /// Chinese.
    @inline(__always)
    static func standsAlone(_ scalar: UInt32) -> Bool {
        guard scalar >= 0xe00 else { return false }
        return switch scalar {
        case 0xe00...0xeff, 0x1000...0x109f, 0x1780...0x17ff, 0x3005...0x3007, 0x3040...0x30ff,
            0x3400...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff:
            isWord(scalar)
        default: false
        }
    }

    @inline(__always)
    static func isSpace(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || scalar == 0x0a || scalar == 0x09 || scalar == 0x0d || scalar == 0xa0
            || (scalar >= 0x2000 && scalar <= 0x200a) || scalar == 0x202f || scalar == 0x3000
    }

    /// Whether a character can open or close a quotation, as far as it alone tells.
    @inline(__always)
    static func canQuote(_ scalar: UInt32) -> Bool {
        scalar == straightDouble || scalar == apostrophe || scalar == backtick
            || scalar == leftGuillemet || scalar == rightGuillemet
            || scalar >= leftSingle && scalar <= lowDouble
    }

    @inline(__always)
    static func isApostrophe(_ scalar: UInt32) -> Bool { scalar == apostrophe || scalar == rightSingle }

    /// `.`, `!`, `?` or `…`.
    @inline(__always)
    static func endsSentence(_ scalar: UInt32) -> Bool {
        scalar == stop || scalar == 0x21 || scalar == 0x3f || scalar == ellipsis
    }

    @inline(__always)
    static func isDash(_ scalar: UInt32) -> Bool {
        scalar == hyphen || scalar == 0x2013 || scalar == 0x2014
    }

    @inline(__always)
    static func lowercased(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return scalar >= 0x41 && scalar <= 0x5a ? scalar | 0x20 : scalar }
        // Latin-1 and the alternating pairs of Latin Extended-A; others by the Unicode tables.
        if scalar >= 0xc0 && scalar <= 0xde && scalar != 0xd7 { return scalar + 0x20 }
        if scalar < 0x100 { return scalar }
        return lowercasedByTable(scalar)
    }
}

// The Unicode tables, out of line: their set-up would else burden every loop that asks.
extension Glyph {
    @inline(never)
    private static func isUpperByTable(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.isUppercase ?? false
    }

    @inline(never)
    private static func isLowerByTable(_ scalar: UInt32) -> Bool {
        Unicode.Scalar(scalar)?.properties.isLowercase ?? false
    }

    @inline(never)
    private static func isWordByTable(_ scalar: UInt32) -> Bool {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
        return properties.isAlphabetic || properties.numericType != nil
    }

    @inline(never)
    private static func lowercasedByTable(_ scalar: UInt32) -> UInt32 {
        guard let properties = Unicode.Scalar(scalar)?.properties, properties.isUppercase else {
            return scalar
        }
        let mapping = properties.lowercaseMapping.unicodeScalars
        return mapping.count == 1 ? mapping.first?.value ?? scalar : scalar
    }
}
