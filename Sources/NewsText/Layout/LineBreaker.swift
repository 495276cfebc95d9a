// LineBreaker: splits a text into lines, and joins the lines of a text that was wrapped at a
// fixed width, as wires do.

struct LineBreaker {
    /// A line as it stands, before wrapped ones are joined.
    private struct Row {
        var range: Range<Int>
        /// Space before its first character.
        var indent: Int
        var followsBlank: Bool
        /// Width up to where it could first be broken: the end of its first word, or of its first character
        /// in a script without spaces.
        var firstWord: Int
        var width: Int { indent + range.count }
    }

    private let scalars: [UInt32]

    private init(_ scalars: [UInt32]) { self.scalars = scalars }

    /// - Parameter keepsFirst: true when the first line may be a headline, which never wraps on.
    /// - Complexity: one pass.
    static func lines(of text: WorkingText, keepsFirst: Bool) -> [Line] {
        let breaker = LineBreaker(text.scalars)
        let rows = breaker.rows(breaks: text.breaks)
        let width = breaker.wrapWidth(of: rows)
        var lines: [Line] = []
        lines.reserveCapacity(rows.count)
        for (index, row) in rows.enumerated() {
            if index > 0, index > 1 || !keepsFirst,
                breaker.continues(rows[index - 1], with: row, width: width)
            {
                let start = lines[lines.count - 1].range.lowerBound
                lines[lines.count - 1].range = start..<row.range.upperBound
            } else {
                lines.append(Line(range: row.range, followsBlank: row.followsBlank))
            }
        }
        return lines
    }

    private func rows(breaks: [Int]) -> [Row] {
        var rows: [Row] = []
        rows.reserveCapacity(breaks.count / 2 + 1)
        var followsBlank = false
        var lineStart = 0
        // A line feed after a carriage return is no break of its own: the line would start after it.
        for place in 0...breaks.count {
            let lineEnd = place < breaks.count ? breaks[place] : scalars.count
            guard lineEnd >= lineStart else { continue }
            let line = lineStart..<lineEnd
            let isPair =
                lineEnd + 1 < scalars.count && scalars[lineEnd] == 0x0D && scalars[lineEnd + 1] == 0x0A
            lineStart = lineEnd + (isPair ? 2 : 1)
            var (start, end) = (line.lowerBound, line.upperBound)
            while start < end, Letters.isSpace(scalars[start]) { start += 1 }
            while end > start, Letters.isSpace(scalars[end - 1]) { end -= 1 }
            guard start < end else {
                followsBlank = true
                continue
            }
            rows.append(
                Row(
                    range: start..<end, indent: start - line.lowerBound, followsBlank: followsBlank,
                    firstWord: firstWord(of: start..<end)))
            followsBlank = false
        }
        return rows
    }

    private func firstWord(of range: Range<Int>) -> Int {
        let end = scalars[range].prefix(60).firstIndex { Letters.isSpace($0) || Letters.isUnspaced($0) }
        guard let end else { return range.count }
        return end - range.lowerBound + (Letters.isSpace(scalars[end]) ? 0 : 1)
    }

    /// The width that the text is wrapped at, or nil when its breaks are paragraphs.
    private func wrapWidth(of rows: [Row]) -> Int? {
        guard let width = rows.lazy.map(\.width).max(), (40...130).contains(width) else { return nil }
        var breaks = 0
        var filled = 0
        for (row, next) in zip(rows, rows.dropFirst()) where !next.followsBlank {
            breaks += 1
            if row.width + 1 + next.firstWord > width - 4, next.indent < row.indent + 2 { filled += 1 }
        }
        return breaks >= 3 && filled * 2 >= breaks ? width : nil
    }

    /// Whether a break was only made because the line was full. In a text that isn't wrapped
    /// throughout, only where a long line breaks off and the next goes on in lower case.
    private func continues(_ row: Row, with next: Row, width: Int?) -> Bool {
        if next.followsBlank || next.indent >= row.indent + 2 { return false }
        guard let width else {
            return (40...130).contains(row.width) && Letters.isLowercase(scalars[next.range.lowerBound])
                && !Self.endsSentence(scalars, row.range)
        }
        if row.width + 1 + next.firstWord > width - 4 { return true }
        return !Self.endsSentence(scalars, row.range)
    }

    /// Whether a stretch ends in a full stop, a question or exclamation mark or a colon, with
    /// closing quotes and brackets after it or not.
    static func endsSentence(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
        guard let last = lastBeforeClosers(scalars, range) else { return false }
        switch last {
        case 0x2E, 0x21, 0x3F, 0x3A, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x0964, 0x061F, 0x06D4: return true
        default: return false
        }
    }

    /// The last scalar before any closing quotes and brackets.
    static func lastBeforeClosers(_ scalars: [UInt32], _ range: Range<Int>) -> UInt32? {
        scalars[range].last { !Letters.isQuote($0) && $0 != 0x29 && $0 != 0x5D && !Letters.isSpace($0) }
    }
}
