// PlainField: a short statement of a page as plain text on one line.

/// Statements in meta tags and JSON-LD hold markup and character references that sites escaped twice.
enum PlainField {
    static func text(_ field: String) -> String {
        let plain =
            field.utf8.contains(UInt8(ascii: "&")) || field.utf8.contains(UInt8(ascii: "<"))
            ? MarkupText.text(from: field) : field
        return plain.oneLine
    }
}

extension String {
    /// On one line with single spaces, none at either end.
    var oneLine: String {
        guard !isOneLine else { return self }
        var result = ""
        result.reserveCapacity(utf8.count)
        var needsSpace = false
        for scalar in unicodeScalars {
            let isSpace =
                scalar.isASCII
                ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
            if isSpace {
                needsSpace = true
            } else {
                if needsSpace, !result.isEmpty { result.unicodeScalars.append(" ") }
                needsSpace = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether it is that already; most statements are.
    private var isOneLine: Bool {
        // The last three bytes, the latest lowest.
        var tail: UInt32 = 0x20
        for byte in utf8 {
            let last = tail & 0xFF
            tail = (tail << 8 | UInt32(byte)) & 0xFF_FFFF
            guard byte > 0x20 || byte == 0x20 && last != 0x20 else { return false }
            guard byte < 0x80 || !Self.isWideSpace(tail) else { return false }
        }
        return tail & 0xFF != 0x20
    }

    /// The white space of Unicode beyond ASCII, in UTF-8.
    private static func isWideSpace(_ tail: UInt32) -> Bool {
        switch tail {
        case 0xE19A80, 0xE28080...0xE2808A, 0xE280A8, 0xE280A9, 0xE280AF, 0xE2819F, 0xE38080: true
        default: tail & 0xFFFF == 0xC285 || tail & 0xFFFF == 0xC2A0
        }
    }
}
