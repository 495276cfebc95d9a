// CharsetGuess: which old encoding text is in when nothing says so: each likely one is tried, and
// the one whose letters make the most ordinary words wins.

/// Guesses the encoding of bytes that aren't UTF-8 and have no label.
enum CharsetGuess {
    /// Encodings that texts in a language were written in before UTF-8 (WHATWG Encoding Standard §4.2, and
    /// the legacy defaults of HTML §13.2.3.2).
    private static let byLanguage: [String: [String]] = [
        "ru": ["windows-1251", "koi8-r"], "uk": ["windows-1251", "koi8-u"], "bg": ["windows-1251"],
        "be": ["windows-1251"], "mk": ["windows-1251"], "sr": ["windows-1251", "windows-1250"],
        "kk": ["windows-1251"], "ja": ["shift_jis", "euc-jp"], "zh": ["gb18030", "big5"], "ko": ["euc-kr"],
        "el": ["windows-1253"], "tr": ["windows-1254"], "az": ["windows-1254"], "he": ["windows-1255"],
        "ar": ["windows-1256"], "fa": ["windows-1256"], "ur": ["windows-1256"], "th": ["windows-874"],
        "vi": ["windows-1258"], "lt": ["windows-1257"], "lv": ["windows-1257"], "et": ["windows-1257"],
        "pl": ["windows-1250", "iso-8859-2"], "cs": ["windows-1250", "iso-8859-2"],
        "sk": ["windows-1250", "iso-8859-2"], "hu": ["windows-1250", "iso-8859-2"],
        "ro": ["windows-1250", "iso-8859-2"], "hr": ["windows-1250", "iso-8859-2"],
        "sl": ["windows-1250", "iso-8859-2"], "sq": ["windows-1250"],
    ]
    /// Tried where no language is known, the likeliest first.
    private static let others = [
        "windows-1252", "windows-1251", "koi8-r", "shift_jis", "euc-jp", "euc-kr", "gb18030", "big5",
        "windows-1253", "windows-1255", "windows-1256", "windows-874",
    ]
    /// In bytes; more would not decide otherwise.
    private static let sample = 64 << 10

    /// The text in its likeliest encoding. Costs a decoding of at most 64 KiB for each one tried.
    static func text(from bytes: ArraySlice<UInt8>, language: String?) -> String {
        let labels = language.flatMap { byLanguage[$0] }.map { $0 + ["windows-1252"] } ?? others
        let head = bytes.prefix(sample)
        var best = (label: "windows-1252", score: 0.0)
        for label in labels {
            guard let text = NamedCharset.text(from: head, label: label) else { continue }
            let score = plausibility(of: text)
            if score > best.score + 0.02 { best = (label, score) }
        }
        return NamedCharset.text(from: bytes, label: best.label) ?? Windows1252.text(from: bytes)
    }

    /// Of the scalars beyond ASCII, the share that stands as it would in words: small letters beside
    /// letters of the same script, ideographs, kana and syllables in common use.
    static func plausibility(of text: String) -> Double {
        var good = 0.0
        var total = 0.0
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            guard scalar.value >= 0x80 else { continue }
            total += 1
            good += worth(of: scalar, after: previous)
        }
        return total == 0 ? 0 : good / total
    }

    private static func worth(of scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0xFFFD, 0x80...0x9F: -2
        // Punctuation that old encodings have and news uses.
        case 0xA0, 0xA3, 0xA7, 0xA9, 0xAE, 0xB0, 0x20AC, 0xAB, 0xBB, 0x2013, 0x2014, 0x2018...0x201E, 0x2026,
            0x3001, 0x3002, 0x300C, 0x300D:
            0.8
        case 0xC0...0x24F where scalar.properties.isAlphabetic:
            // A letter with a mark stands among plain ones.
            previous.value < 0x80
                ? (scalar.properties.isUppercase && previous.properties.isLowercase ? -0.5 : 0.8) : 0.1
        // Letters of other alphabets don't stand beside Latin ones.
        case 0x370...0x64A where isLatin(previous), 0xE01...0xE5B where isLatin(previous): -1
        case 0x370...0x3FF, 0x5D0...0x5EA, 0x620...0x64A, 0xE01...0xE5B: isKin(scalar, previous) ? 0.9 : 0.3
        case 0x400...0x4FF:
            scalar.properties.isUppercase && previous.properties.isLowercase
                ? -0.5 : isKin(scalar, previous) ? 1 : 0.3
        case 0x3040...0x30FF: 1
        // The ideographs in common use stand in the lower part of their row's order of frequency; half-width
        // kana and rare planes are the mark of a wrong guess.
        case 0x4E00...0x9FFF: 0.75
        case 0xAC00...0xD7A3: 0.95
        case 0xFF61...0xFF9F: -0.5
        default: scalar.properties.isAlphabetic ? 0 : -0.3
        }
    }

    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        (0x61...0x7A).contains(scalar.value | 0x20)
    }

    private static func isKin(_ scalar: Unicode.Scalar, _ other: Unicode.Scalar) -> Bool {
        scalar.value >> 8 == other.value >> 8
    }
}
