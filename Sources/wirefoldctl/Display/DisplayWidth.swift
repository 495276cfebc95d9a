// How much room a text takes on a terminal, and how it is cut or wrapped to fit. Works on whole
// characters, so that nothing is cut between a letter and its accent.

extension Character {
    /// Columns on a terminal: 0, 1 or 2, after Unicode's East Asian Width (UAX #11) and the
    /// emoji presentation (UTS #51).
    var columns: Int {
        var columns = 0
        for scalar in unicodeScalars {
            // Variation selector 16 asks for the emoji form of what stands before it.
            if scalar.value == 0xFE0F, columns == 1 { columns = 2 }
            columns = max(columns, scalar.columns)
        }
        return columns
    }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        if value < 0x300 { return value < 0x20 || value == 0xAD ? 0 : 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        return properties.isEmojiPresentation || Self.isWide(value) ? 2 : 1
    }

    /// The blocks whose assigned characters are Wide or Fullwidth.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19,
            0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
            0x1F200...0x1F2FF, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}

extension StringProtocol {
    /// Columns that the text takes on a terminal.
    var columns: Int { reduce(0) { $0 + $1.columns } }

    /// The text, cut to `width` columns with a … at the end where it doesn't fit.
    func cut(to width: Int) -> String {
        var used = 0
        var kept = startIndex
        for index in indices {
            let next = used + self[index].columns
            if next > width { return width < 1 ? "" : String(self[..<kept]) + "…" }
            used = next
            // The last place where the … still fits.
            if used < width { kept = self.index(after: index) }
        }
        return String(self)
    }

    /// The text in lines of at most `width` columns, broken at spaces where there are any. Line
    /// ends in the text stay.
    func wrapped(to width: Int) -> [String] {
        let width = Swift.max(8, width)
        var lines: [String] = []
        for paragraph in split(separator: "\n", omittingEmptySubsequences: false) {
            var line = ""
            var used = 0
            for word in paragraph.split(separator: " ") {
                var word = word[...]
                let columns = word.columns
                if used > 0, used + 1 + columns <= width {
                    line += " " + word
                    used += 1 + columns
                    continue
                }
                if used > 0 { lines.append(line) }
                // A word longer than a line: an address, or a script without spaces.
                while word.columns > width {
                    let (head, rest) = word.split(atColumn: width)
                    lines.append(String(head))
                    word = rest
                }
                line = String(word)
                used = line.columns
            }
            lines.append(line)
        }
        return lines
    }

    private func split(atColumn width: Int) -> (SubSequence, SubSequence) {
        var used = 0
        var index = startIndex
        while index < endIndex, used + self[index].columns <= width {
            used += self[index].columns
            index = self.index(after: index)
        }
        return (self[..<index], self[index...])
    }
}
