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
}
