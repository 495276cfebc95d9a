// Entities: the character references that news bodies hold: numbers, and the names in use.

/// Resolves character references.
enum Entities {
    /// Names of HTML 4 that occur in news text (W3C, HTML 4.01 §24); others stay as they are.
    private static let names: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "shy": 0xAD,
        "iexcl": 0xA1, "cent": 0xA2, "pound": 0xA3, "yen": 0xA5, "sect": 0xA7, "copy": 0xA9, "laquo": 0xAB,
        "reg": 0xAE, "deg": 0xB0, "plusmn": 0xB1, "acute": 0xB4, "para": 0xB6, "middot": 0xB7, "raquo": 0xBB,
        "frac12": 0xBD, "iquest": 0xBF, "times": 0xD7, "divide": 0xF7, "szlig": 0xDF,
        "Agrave": 0xC0, "Aacute": 0xC1, "Acirc": 0xC2, "Atilde": 0xC3, "Auml": 0xC4, "Aring": 0xC5,
        "AElig": 0xC6, "Ccedil": 0xC7, "Egrave": 0xC8, "Eacute": 0xC9, "Ecirc": 0xCA, "Euml": 0xCB,
        "Iacute": 0xCD, "Icirc": 0xCE, "Ntilde": 0xD1, "Oacute": 0xD3, "Ocirc": 0xD4, "Otilde": 0xD5,
        "Ouml": 0xD6, "Oslash": 0xD8, "Uacute": 0xDA, "Uuml": 0xDC,
        "agrave": 0xE0, "aacute": 0xE1, "acirc": 0xE2, "atilde": 0xE3, "auml": 0xE4, "aring": 0xE5,
        "aelig": 0xE6, "ccedil": 0xE7, "egrave": 0xE8, "eacute": 0xE9, "ecirc": 0xEA, "euml": 0xEB,
        "igrave": 0xEC, "iacute": 0xED, "icirc": 0xEE, "iuml": 0xEF, "ntilde": 0xF1, "ograve": 0xF2,
        "oacute": 0xF3, "ocirc": 0xF4, "otilde": 0xF5, "ouml": 0xF6, "oslash": 0xF8, "ugrave": 0xF9,
        "uacute": 0xFA, "ucirc": 0xFB, "uuml": 0xFC, "yacute": 0xFD, "yuml": 0xFF,
        "OElig": 0x152, "oelig": 0x153, "Scaron": 0x160, "scaron": 0x161, "ensp": 0x2002, "emsp": 0x2003,
        "thinsp": 0x2009, "zwnj": 0x200C, "zwj": 0x200D, "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018,
        "rsquo": 0x2019, "sbquo": 0x201A, "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "dagger": 0x2020,
        "bull": 0x2022, "hellip": 0x2026, "prime": 0x2032, "lsaquo": 0x2039, "rsaquo": 0x203A, "euro": 0x20AC,
        "trade": 0x2122, "minus": 0x2212,
    ]

    /// The UTF-8 that the reference at `start` stands for and where it ends; the "&" itself when
    /// it is no reference.
    static func scalars(in bytes: [UInt8], at start: Int) -> (utf8: [UInt8], end: Int) {
        let limit = min(bytes.count, start + 12)
        guard let semicolon = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")), semicolon > start + 1
        else {
            return ([bytes[start]], start + 1)
        }
        let name = String(decoding: bytes[start + 1..<semicolon], as: UTF8.self)
        guard let value = names[name] ?? number(name), let scalar = Unicode.Scalar(value), value != 0 else {
            return ([bytes[start]], start + 1)
        }
        return (Array(String(scalar).utf8), semicolon + 1)
    }

    private static func number(_ name: String) -> UInt32? {
        guard name.hasPrefix("#") else { return nil }
        let digits = name.dropFirst()
        return digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    }
}
