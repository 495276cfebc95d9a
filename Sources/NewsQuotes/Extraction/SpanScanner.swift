// SpanScanner: pairs quotation marks within paragraphs, and recovers where one is missing.

/// Finds quoted stretches. One pass over the text's marks.
struct SpanScanner {
    /// An unclosed mark within this many characters of the paragraph's end is taken for a stray one.
    private static let leastUnclosed = 40

    /// A mark that waits for the one that closes it.
    private struct Open {
        var start: Int
        var width: Int
        /// The character that would close it.
        var closer: UInt32
        /// Where the marks around tell that it is closed.
        var end: Int?
    }

    private enum Mark { case opens, closes, stray }

    private let text: ArticleScalars
    /// Nil where single marks are apostrophes.
    private var singles: SingleMarks?
    private var pairs: MarkPairs
    private var spans: [QuoteSpan] = []

    /// The quoted stretches of a text that hold a letter or digit, in reading order.
    static func spans(in text: ArticleScalars) -> [QuoteSpan] {
        let turns = Transcript.turns(in: text)
        let blocks = BlockQuotes.all(in: text)
        let spans = spans(in: text, turns: turns, blocks: blocks, readsSingles: false)
        guard SingleMarks.areOuter(in: text, doubles: spans) else { return spans }
        return self.spans(in: text, turns: turns, blocks: blocks, readsSingles: true)
    }

    private static func spans(
        in text: ArticleScalars, turns: [Int: Transcript.Turn], blocks: [Int: BlockQuotes.Block],
        readsSingles: Bool
    ) -> [QuoteSpan] {
        var scanner = SpanScanner(text: text, readsSingles: readsSingles)
        var marks = 0..<0
        for index in text.paragraphs.indices {
            marks = text.marks(in: text.paragraphs[index], from: marks.upperBound)
            if let turn = turns[index] {
                scanner.append(
                    turn.words, inner: turn.words, paragraph: index, runsOn: false, label: turn.label)
            } else if let block = blocks[index] {
                let words = text.paragraphs[index]
                scanner.append(
                    words, inner: words, paragraph: index, runsOn: block.runsOn,
                    introduction: block.introduction)
            } else {
                scanner.scan(paragraph: index, marks: marks)
            }
        }
        return scanner.spans
    }

    private init(text: ArticleScalars, readsSingles: Bool) {
        self.text = text
        singles = readsSingles ? SingleMarks(text: text) : nil
        pairs = MarkPairs(text: text)
    }

    private mutating func scan(paragraph index: Int, marks: Range<Int>) {
        let paragraph = text.paragraphs[index]
        var open: Open?
        pairs.read(marks, in: paragraph)
        var nextStraight = marks.lowerBound
        var passed = paragraph.lowerBound
        for place in marks where text.marks[place] >= passed {
            let position = text.marks[place]
            if open == nil, let inner = singles?.speech(at: place, in: paragraph) {
                append(position..<inner.upperBound + 1, inner: inner, paragraph: index, runsOn: false)
                passed = inner.upperBound + 1
                continue
            }
            guard let (mark, width, closer) = mark(at: place, in: paragraph, open: open) else { continue }
            passed = position + width
            switch mark {
            case .opens:
                let end = pairs.closer(of: place).map { text.marks[$0] }
                if let open {
                    while nextStraight < marks.upperBound, nextStraight <= place || !isStraight(nextStraight)
                    { nextStraight += 1 }
                    let straight = nextStraight < marks.upperBound ? text.marks[nextStraight] : nil
                    // `"“` is one mark twice rather than a quotation that starts with another.
                    let isTwice = open.closer == Glyph.straightDouble && position == open.start + 1
                    if !isTwice, let end = nested(end, in: open, nextStraight: straight, paragraph) {
                        passed = end + 1
                        continue
                    }
                }
                open = Open(start: position, width: width, closer: closer, end: end)
            case .closes:
                // A mark within one whose end is known: inches, or a quotation that stays inside.
                guard let start = open, start.end ?? position == position else { continue }
                append(
                    start.start..<position + width, inner: start.start + start.width..<position,
                    paragraph: index, runsOn: false)
                open = nil
            case .stray: break
            }
        }
        if let open { recover(open.start, width: open.width, paragraph: index) }
    }

    /// Where a quotation ends that opens within another and is closed before that one is; nil where the
    /// other was never closed, and this one takes its place.
    private func nested(_ end: Int?, in open: Open, nextStraight: Int?, _ paragraph: Range<Int>) -> Int? {
        if open.closer == Glyph.straightDouble {
            guard let end, let nextStraight, end < nextStraight, closes(nextStraight, in: paragraph) else {
                return nil
            }
            return end
        }
        guard let outer = open.end else { return nil }
        if let end { return end < outer ? end : nil }
        guard let nextStraight, nextStraight < outer, closes(nextStraight, in: paragraph) else { return nil }
        return nextStraight
    }

    private func isStraight(_ place: Int) -> Bool {
        text.scalars[text.marks[place]] == Glyph.straightDouble
    }

    /// Whether a straight mark closes one that is open for longer.
    private func closes(_ position: Int, in paragraph: Range<Int>) -> Bool {
        straight(at: position, in: paragraph, sinceOpen: Int.max) == .closes
    }

    /// An opening mark that its paragraph doesn't close.
    private mutating func recover(_ start: Int, width: Int, paragraph index: Int) {
        let paragraph = text.paragraphs[index]
        let next = index + 1 < text.paragraphs.count ? text.paragraphs[index + 1] : nil
        let runsOn = next.map { opensWithMark($0) } ?? false
        guard
            runsOn || start == paragraph.lowerBound || paragraph.upperBound - start > Self.leastUnclosed
        else { return }
        var end = paragraph.upperBound
        while end > start + width, Glyph.isSpace(text.scalars[end - 1]) { end -= 1 }
        append(start..<end, inner: start + width..<end, paragraph: index, runsOn: runsOn)
    }

    private func opensWithMark(_ paragraph: Range<Int>) -> Bool {
        guard let first = paragraph.first(where: { !Glyph.isSpace(text.scalars[$0]) }) else { return false }
        let scalar = text.scalars[first]
        if scalar == Glyph.backtick {
            return first + 1 < paragraph.upperBound && text.scalars[first + 1] == Glyph.backtick
        }
        return scalar == Glyph.straightDouble || scalar == Glyph.leftDouble
            || scalar == Glyph.lowDouble || scalar == Glyph.leftGuillemet
    }

    /// Keeps a span that holds a letter or digit, its inner bounds trimmed.
    private mutating func append(
        _ outer: Range<Int>, inner: Range<Int>, paragraph: Int, runsOn: Bool, label: Range<Int>? = nil,
        introduction: Int? = nil
    ) {
        var start = inner.lowerBound
        var end = inner.upperBound
        while start < end, Glyph.isSpace(text.scalars[start]) { start += 1 }
        while end > start, Glyph.isSpace(text.scalars[end - 1]) { end -= 1 }
        guard (start..<end).contains(where: { Glyph.isWord(text.scalars[$0]) }) else { return }
        spans.append(
            QuoteSpan(
                outer: introduction == nil ? outer : start..<end, inner: start..<end,
                paragraph: paragraph, runsOn: runsOn, label: label, introduction: introduction))
    }

    /// What a character does as a quotation mark, how many characters it takes and which character
    /// would close it; nil for any other character.
    private func mark(
        at place: Int, in paragraph: Range<Int>, open: Open?
    ) -> (Mark, width: Int, closer: UInt32)? {
        let scalars = text.scalars
        let position = text.marks[place]
        let next = position + 1 < paragraph.upperBound ? scalars[position + 1] : 0x20
        switch scalars[position] {
        case Glyph.straightDouble:
            let mark = straight(at: position, in: paragraph, sinceOpen: open.map { position - $0.start })
            return (mark, 1, Glyph.straightDouble)
        case Glyph.leftDouble:
            if let open, open.closer == Glyph.leftDouble { return (.closes, 1, 0) }
            return (.opens, 1, Glyph.rightDouble)
        case Glyph.rightDouble:
            return (pairs.closer(of: place) == nil ? .closes : .opens, 1, Glyph.rightDouble)
        case Glyph.lowDouble: return (.opens, 1, Glyph.leftDouble)
        case Glyph.leftGuillemet:
            return (open?.closer == Glyph.leftGuillemet ? .closes : .opens, 1, Glyph.rightGuillemet)
        case Glyph.rightGuillemet:
            // »…«, as German books and Danish papers have it.
            let opens = pairs.closer(of: place) != nil || open == nil && Glyph.isWord(next)
            return (opens ? .opens : open == nil ? .stray : .closes, 1, Glyph.leftGuillemet)
        case Glyph.backtick where next == Glyph.backtick: return (.opens, 2, Glyph.apostrophe)
        case Glyph.apostrophe where next == Glyph.apostrophe: return (open == nil ? .stray : .closes, 2, 0)
        default: return nil
        }
    }

    /// A straight mark toggles, but for two signs of damage: one before a letter while open (the
    /// closer was lost) and one after a letter while closed (inches, or the opener was lost).
    private func straight(at position: Int, in paragraph: Range<Int>, sinceOpen: Int?) -> Mark {
        let previous = position > paragraph.lowerBound ? text.scalars[position - 1] : 0x20
        let next = position + 1 < paragraph.upperBound ? text.scalars[position + 1] : 0x20
        if let sinceOpen {
            let afterGap = previous == 0x20 || previous == 0x28 || Glyph.isDash(previous)
            return afterGap && Glyph.isWord(next) && sinceOpen > 1 ? .opens : .closes
        }
        let beforeGap =
            next == 0x20 || next == 0x2c || next == 0x2e || next == 0x3b || next == 0x3a || next == 0x29
        return beforeGap && Glyph.isWord(previous) ? .stray : .opens
    }
}
