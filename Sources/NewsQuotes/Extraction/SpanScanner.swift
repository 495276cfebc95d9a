// SpanScanner: pairs quotation marks within paragraphs, and recovers where one is missing.

/// Finds quoted stretches. One pass over the text's marks.
struct SpanScanner {
    /// An unclosed mark within this many characters of the paragraph's end is taken for a stray one.
    private static let leastUnclosed = 40

    private enum Mark { case opens, closes, stray }

    private let text: ArticleScalars
    /// Nil where single marks are apostrophes.
    private var singles: SingleMarks?
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
    }

    private mutating func scan(paragraph index: Int, marks: Range<Int>) {
        let paragraph = text.paragraphs[index]
        let scalars = text.scalars
        var open: (start: Int, width: Int, closer: UInt32)?
        var depth = 0
        // Curly marks not yet passed: what tells a nested mark from one that was never closed.
        var openersLeft = 0
        var closersLeft = 0
        for position in text.marks[marks] {
            if scalars[position] == Glyph.leftDouble { openersLeft += 1 }
            if scalars[position] == Glyph.rightDouble { closersLeft += 1 }
        }
        var passed = paragraph.lowerBound
        for place in marks where text.marks[place] >= passed {
            let position = text.marks[place]
            let scalar = scalars[position]
            if scalar == Glyph.leftDouble { openersLeft -= 1 }
            if scalar == Glyph.rightDouble { closersLeft -= 1 }
            if open == nil, let inner = singles?.speech(at: place, in: paragraph) {
                append(position..<inner.upperBound + 1, inner: inner, paragraph: index, runsOn: false)
                passed = inner.upperBound + 1
                continue
            }
            guard let (mark, width, closer) = mark(at: position, in: paragraph, open: open) else { continue }
            switch mark {
            case .opens:
                if open != nil, scalar == Glyph.leftDouble, closersLeft - openersLeft >= 2 {
                    depth += 1
                } else {
                    open = (position, width, closer)
                    depth = 1
                }
            case .closes:
                if let start = open {
                    depth -= scalar == Glyph.rightDouble ? 1 : depth
                    if depth <= 0 {
                        append(
                            start.start..<position + width, inner: start.start + start.width..<position,
                            paragraph: index, runsOn: false)
                        open = nil
                    }
                }
            case .stray: break
            }
            passed = position + width
        }
        if let open { recover(open.start, width: open.width, paragraph: index) }
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

    /// What the character at a position does as a quotation mark, how many characters it takes and
    /// which character would close it; nil for any other character.
    private func mark(
        at position: Int, in paragraph: Range<Int>, open: (start: Int, width: Int, closer: UInt32)?
    ) -> (Mark, width: Int, closer: UInt32)? {
        let scalars = text.scalars
        let next = position + 1 < paragraph.upperBound ? scalars[position + 1] : 0x20
        switch scalars[position] {
        case Glyph.straightDouble:
            let previous = position > paragraph.lowerBound ? scalars[position - 1] : 0x20
            return (straight(previous, next, open.map { position - $0.start }), 1, Glyph.straightDouble)
        case Glyph.leftDouble:
            if let open, open.closer == Glyph.leftDouble { return (.closes, 1, 0) }
            return (.opens, 1, Glyph.rightDouble)
        case Glyph.rightDouble: return (.closes, 1, 0)
        case Glyph.lowDouble: return (.opens, 1, Glyph.leftDouble)
        case Glyph.leftGuillemet:
            return (open?.closer == Glyph.leftGuillemet ? .closes : .opens, 1, Glyph.rightGuillemet)
        case Glyph.rightGuillemet:
            if open != nil { return (.closes, 1, 0) }
            // »…«, as German books and Danish papers have it.
            return (Glyph.isWord(next) ? .opens : .stray, 1, Glyph.leftGuillemet)
        case Glyph.backtick where next == Glyph.backtick: return (.opens, 2, Glyph.apostrophe)
        case Glyph.apostrophe where next == Glyph.apostrophe: return (open == nil ? .stray : .closes, 2, 0)
        default: return nil
        }
    }

    /// A straight mark toggles, but for two signs of damage: one before a letter while open (the
    /// closer was lost) and one after a letter while closed (inches, or the opener was lost).
    private func straight(_ previous: UInt32, _ next: UInt32, _ sinceOpen: Int?) -> Mark {
        if let sinceOpen {
            let afterGap = previous == 0x20 || previous == 0x28 || Glyph.isDash(previous)
            return afterGap && Glyph.isWord(next) && sinceOpen > 1 ? .opens : .closes
        }
        let beforeGap =
            next == 0x20 || next == 0x2c || next == 0x2e || next == 0x3b || next == 0x3a || next == 0x29
        return beforeGap && Glyph.isWord(previous) ? .stray : .opens
    }
}
