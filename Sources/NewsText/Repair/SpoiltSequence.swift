// SpoiltSequence: scalars that spell the UTF-8 of one scalar in some encoding, and how much speaks for
// that being what happened to them.

/// A stretch of text that is the bytes of one scalar, each shown as a character of its own.
struct SpoiltSequence {
    /// In the text's scalars.
    let start: Int
    let length: Int
    /// What it was.
    let value: UInt32

    var end: Int { start + length }

    /// The sequence at `start`, or nil where none is.
    init?(_ text: [UInt32], at start: Int, in half: UpperHalf) {
        guard let lead = half.byte(of: text[start]), (0xC2...0xF4).contains(lead) else { return nil }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        if half.isWindows1252, lead == 0xE2, start + 1 < text.count,
            half.byte(of: text[start + 1]) == 0x80,
            start + 2 == text.count || half.byte(of: text[start + 2]).map({ $0 & 0xC0 == 0x80 }) != true
        {
            // The third byte of "”" is none of windows-1252's and is often lost.
            (self.start, self.length, value) = (start, 2, 0x201D)
            return
        }
        guard start + length <= text.count else { return nil }
        var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        var isLost = false
        for offset in 1..<length {
            if text[start + offset] == 0xFFFD {
                isLost = true
                continue
            }
            guard let byte = half.byte(of: text[start + offset]), byte & 0xC0 == 0x80 else { return nil }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        self.start = start
        if isLost {
            (self.value, self.length) = (0xFFFD, length)
        } else if (0xD800...0xDBFF).contains(value), let low = Self.surrogate(text, at: start + 3, in: half) {
            // CESU-8: both halves of a pair as sequences of their own.
            (self.value, self.length) = (0x10000 + (value - 0xD800) << 10 + (low - 0xDC00), 6)
        } else {
            guard value >= [0x80, 0x800, 0x10000][length - 2], Unicode.Scalar(value) != nil else {
                return nil
            }
            (self.value, self.length) = (value, length)
        }
    }

    private static func surrogate(_ text: [UInt32], at start: Int, in half: UpperHalf) -> UInt32? {
        guard start + 3 <= text.count, half.byte(of: text[start]) == 0xED,
            let middle = half.byte(of: text[start + 1]), let last = half.byte(of: text[start + 2])
        else { return nil }
        let value = 0xD000 | UInt32(middle & 0x3F) << 6 | UInt32(last & 0x3F)
        return (0xDC00...0xDFFF).contains(value) ? value : nil
    }

    /// Quotation marks, dashes and the ellipsis, which end words of sound text too.
    private static func endsWords(_ scalar: UInt32) -> Bool {
        scalar == 0x2026 || (0x2013...0x201E).contains(scalar)
    }

    /// How much speaks for the repair; nothing does below 0. The weights order the cases that
    /// ftfy's tests name (R. Speer, https://github.com/rspeer/python-ftfy): how odd the scalars look where
    /// they stand, and how likely news has what they spell.
    ///
    /// - Parameter hasCompany: another sequence near by spells a scalar of the same script.
    func weight(in text: [UInt32], half: UpperHalf, hasCompany: Bool) -> Double {
        let (lead, second, last) = (Glyph(text[start]), Glyph(text[start + 1]), text[end - 1])
        let before = Glyph(start > 0 ? text[start - 1] : 0x20)
        let after = Glyph(end < text.count ? text[end] : 0x20)
        var weight = length > 2 || value == 0x201D ? 2 : second.isLetter ? 0.7 : 1
        if half.isIBM437, length == 2, second.isLetter { weight += 0.5 }
        if text[start..<end].contains(where: { (0x80...0x9F).contains($0) }) {
            // A control in text that went through a Windows encoding would have been shown as its sign.
            weight += half.isWindows && !half.isWindows1252 ? -0.1 : 1.5
        }
        let isInWord = before.isLower && !lead.isLower && !half.isIBM437
        if isInWord { weight += 1 }
        guard value != 0xFFFD else { return weight }
        if length == 2, value != 0x201D {
            if lead.isLetter, second.isLower, !isInWord { weight -= 0.5 }
            if before.isUpper, after.isUpper, lead.isUpper, second.isLower { weight += 0.7 }
            if last == 0xA0, before.isUpper, after.isUpper { weight -= 3 }
            if !hasCompany, Self.endsWords(last), !after.isLetter || last == 0x2019 && !before.isLetter {
                weight -= 1.5
            }
        }
        return weight + likelihood(before: before, second: second, after: after, hasCompany: hasCompany)
    }

    private func likelihood(before: Glyph, second: Glyph, after: Glyph, hasCompany: Bool) -> Double {
        switch value {
        case ..<0xA0: return -0.5
        case ..<0x100: return 0.3
        case ..<0x17F:
            let isInLatin = before.isLower || after.isLower || hasCompany
            let isAmongCapitals = before.isUpper && !after.isLower && !hasCompany
            return (isInLatin ? second.isLetter ? 0 : 0.2 : -0.8) - (isAmongCapitals ? 0.8 : 0)
        case ..<0x300: return -1.5
        case ..<0x370: return -0.3
        case ..<0x400 where !second.isLetter && before.isLetter && after.isLetter: return 0.3
        // A letter of another alphabet never comes alone.
        case ..<0x1D00: return hasCompany ? 0 : -1.5
        case ..<0x1E00: return -2.5
        case ..<0x2000: return 0
        case ..<0x2E80: return 0.5
        case 0xE000..<0xF900: return -5
        case 0x2E80..<0xE000: return !hasCompany && before.isLetter ? -2.5 : 0
        default:
            let category = Unicode.Scalar(value)?.properties.generalCategory
            return category == .unassigned || category == .privateUse ? -5 : 0
        }
    }

    /// Whether both are in one script, as far as their numbers tell.
    func isKin(of other: SpoiltSequence) -> Bool {
        guard abs(other.start - start) <= 8 else { return false }
        return value >> 8 == other.value >> 8 || value < 0x180 && other.value < 0x180
            || value >= 0x2E80 && other.value >= 0x2E80
    }
}

/// What kind of character a scalar is.
struct Glyph {
    let isLetter: Bool
    let isLower: Bool
    let isUpper: Bool

    init(_ scalar: UInt32) {
        // Unicode's tables say the same of ASCII and Latin-1, and are slow to ask.
        if scalar < 0x100 {
            let isTimes = scalar & ~0x20 == 0xD7
            isLower = (0x61...0x7A).contains(scalar) || scalar >= 0xDF && !isTimes || scalar == 0xB5
            isUpper = (0x41...0x5A).contains(scalar) || (0xC0...0xDE).contains(scalar) && !isTimes
            isLetter = isLower || isUpper || scalar == 0xAA || scalar == 0xBA
            return
        }
        let category = Unicode.Scalar(scalar)?.properties.generalCategory
        isLower = category == .lowercaseLetter
        isUpper = category == .uppercaseLetter
        isLetter =
            isLower || isUpper || category == .otherLetter || category == .modifierLetter
            || category == .titlecaseLetter
    }
}
