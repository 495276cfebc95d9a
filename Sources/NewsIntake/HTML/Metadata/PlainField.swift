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
            if scalar.properties.isWhitespace {
                needsSpace = true
            } else {
                if needsSpace, !result.isEmpty { result.unicodeScalars.append(" ") }
                needsSpace = false
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether it is that already, as far as ASCII tells; most statements are.
    private var isOneLine: Bool {
        var last: UInt8 = 0x20
        for byte in utf8 {
            guard byte > 0x20 && byte < 0x80 || byte == 0x20 && last != 0x20 else { return false }
            last = byte
        }
        return last != 0x20
    }
}
