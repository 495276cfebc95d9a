// TerminalText: text for a terminal: wrapped, cut, marked, and without what would move its cursor.

enum TerminalText {
    /// In columns; a reader's eye likes no more, whatever the terminal's width.
    static let width = 80

    static func bold(_ text: String) -> String {
        StandardStreams.isOutputTerminal ? "\u{1B}[1m\(clean(text))\u{1B}[0m" : clean(text)
    }
    static func dim(_ text: String) -> String {
        StandardStreams.isOutputTerminal ? "\u{1B}[2m\(clean(text))\u{1B}[0m" : clean(text)
    }

    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }

    /// On one line, without controls.
    static func clean(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    static func cut(_ text: String, to width: Int) -> String {
        let line = clean(text)
        return columns(line) <= width ? line : prefix(line, width - 1) + "…"
    }

    /// Lines of at most `width` columns, cut between words.
    static func wrapped(_ text: String, indent: Int = 0) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        for piece in text.split(separator: "\n") {
            var line = margin
            var isEmpty = true
            for word in clean(String(piece)).split(separator: " ") {
                if !isEmpty, columns(line) + 1 + columns(String(word)) > width {
                    lines.append(line)
                    line = margin
                    isEmpty = true
                }
                line += isEmpty ? String(word) : " " + word
                isEmpty = false
            }
            lines.append(line)
        }
        return lines
    }

    private static func prefix(_ text: String, _ width: Int) -> String {
        var result = ""
        var used = 0
        for character in text {
            used += columns(String(character))
            guard used <= width else { break }
            result.append(character)
        }
        return result
    }

    /// Characters count one column, East Asian ones and emoji two.
    private static func columns(_ text: String) -> Int {
        text.reduce(0) { total, character in
            guard let scalar = character.unicodeScalars.first else { return total }
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
                0xFF00...0xFF60,
                0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                return total + 2
            default: return total + 1
            }
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
