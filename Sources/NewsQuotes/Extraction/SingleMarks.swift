// SingleMarks: speech between single quotation marks, as British papers have it, told from apostrophes.

/// Finds such speech mark by mark; ask in reading order, so that no stretch is searched twice.
struct SingleMarks {
    /// Between curly marks, with no comma or stop before the closing one.
    private static let fewestWords = 5
    /// Between marks that speech ends within: “,’” or “.’”.
    private static let fewestWordsOfSpeech = 3

    private let text: ArticleScalars
    /// The first mark, from the last one asked about on, that speech ends before.
    private var nextEnd = 0

    init(text: ArticleScalars) { self.text = text }

    /// Whether a text quotes between single marks, and keeps double ones for what is quoted within.
    static func areOuter(in text: ArticleScalars, doubles: [QuoteSpan]) -> Bool {
        let singles = stretches(in: text)
        guard !singles.isEmpty else { return false }
        let doubles = doubles.map(\.outer)
        let outer = singles.count { !isHeld($0, in: doubles) }
        let others = doubles.count { !isHeld($0, in: singles) }
        return outer > others
    }

    /// Whether one of some ranges, ascending and apart from each other, holds another range.
    private static func isHeld(_ range: Range<Int>, in ranges: [Range<Int>]) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low > 0 && range.upperBound <= ranges[low - 1].upperBound
    }

    /// The stretches of a text that stand between single marks.
    private static func stretches(in text: ArticleScalars) -> [Range<Int>] {
        var reader = SingleMarks(text: text)
        var found: [Range<Int>] = []
        var marks = 0..<0
        for paragraph in text.paragraphs {
            marks = text.marks(in: paragraph, from: marks.upperBound)
            var passed = paragraph.lowerBound
            for mark in marks where text.marks[mark] >= passed {
                guard let inner = reader.speech(at: mark, in: paragraph) else { continue }
                found.append(inner)
                passed = inner.upperBound + 1
            }
        }
        return found
    }

    /// What stands between a single mark and the one that closes it; nil where the mark is an
    /// apostrophe, or what it opens is no speech.
    mutating func speech(at mark: Int, in paragraph: Range<Int>) -> Range<Int>? {
        let start = text.marks[mark]
        let isCurly = text.scalars[start] == Glyph.leftSingle
        guard isCurly || text.scalars[start] == Glyph.apostrophe, start + 1 < paragraph.upperBound,
            Glyph.isWord(text.scalars[start + 1]),
            start == paragraph.lowerBound || Self.opensAfter(text.scalars[start - 1])
        else { return nil }
        return isCurly ? curly(from: mark, in: paragraph) : straight(from: mark, in: paragraph)
    }

    /// A straight mark is closed where speech ends: else it looks like a plural's apostrophe.
    private mutating func straight(from mark: Int, in paragraph: Range<Int>) -> Range<Int>? {
        nextEnd = max(nextEnd, mark + 1)
        while nextEnd < text.marks.count, !closes(text.marks[nextEnd]) || !endsSpeech(text.marks[nextEnd]) {
            nextEnd += 1
        }
        guard nextEnd < text.marks.count, text.marks[nextEnd] < paragraph.upperBound else { return nil }
        let inner = text.marks[mark] + 1..<text.marks[nextEnd]
        return words(in: inner, atMost: Self.fewestWordsOfSpeech) == Self.fewestWordsOfSpeech ? inner : nil
    }

    private func curly(from mark: Int, in paragraph: Range<Int>) -> Range<Int>? {
        let start = text.marks[mark] + 1
        for position in text.marks[(mark + 1)...] {
            guard position < paragraph.upperBound, text.scalars[position] != Glyph.leftSingle else { break }
            guard closes(position) else { continue }
            let inner = start..<position
            let words = words(in: inner, atMost: Self.fewestWords)
            if endsSpeech(position) { return words >= Self.fewestWordsOfSpeech ? inner : nil }
            // A plural's apostrophe looks the same: it is passed over where speech ends later.
            if words == Self.fewestWords, text.scalars[position - 1] != 0x73 { return inner }
        }
        return nil
    }

    /// The number of words, counted no further than needed.
    private func words(in range: Range<Int>, atMost most: Int) -> Int {
        var words = 1
        for position in range.dropFirst() where words < most && Glyph.isWord(text.scalars[position]) {
            let before = text.scalars[position - 1]
            if !Glyph.isWord(before), !Glyph.isApostrophe(before) { words += 1 }
        }
        return words
    }

    private static func opensAfter(_ scalar: UInt32) -> Bool {
        Glyph.isSpace(scalar) || scalar == 0x28 || scalar == 0x2013 || scalar == 0x2014
    }

    private func closes(_ position: Int) -> Bool {
        guard Glyph.isApostrophe(text.scalars[position]) else { return false }
        guard position + 1 < text.scalars.count else { return true }
        let next = text.scalars[position + 1]
        return Glyph.isSpace(next) || next == Glyph.comma || next == 0x29 || next == 0x3b
            || next == Glyph.colon || Glyph.endsSentence(next) || Glyph.isDash(next)
    }

    /// A comma or a sentence's end stands before a mark.
    private func endsSpeech(_ position: Int) -> Bool {
        position > 0
            && (text.scalars[position - 1] == Glyph.comma || Glyph.endsSentence(text.scalars[position - 1]))
    }
}
