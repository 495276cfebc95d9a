// SingleMarks: speech between single quotation marks, as British papers have it, told from apostrophes.

enum SingleMarks {
    private static let leftSingle: UInt32 = 0x2018
    /// Between curly marks, with no comma or stop before the closing one.
    private static let fewestWords = 5
    /// Between marks that speech ends within: “,’” or “.’”.
    private static let fewestWordsOfSpeech = 3

    /// Whether a text quotes between single marks, and keeps double ones for what is quoted within.
    static func areOuter(in text: ArticleScalars, doubles: [QuoteSpan]) -> Bool {
        let singles = stretches(in: text)
        guard !singles.isEmpty else { return false }
        let outer = singles.count { single in !doubles.contains { holds($0.outer, single) } }
        let others = doubles.count { double in !singles.contains { holds($0, double.outer) } }
        return outer > others
    }

    private static func holds(_ range: Range<Int>, _ other: Range<Int>) -> Bool {
        range.lowerBound <= other.lowerBound && other.upperBound <= range.upperBound
    }

    /// The stretches of a text that stand between single marks.
    private static func stretches(in text: ArticleScalars) -> [Range<Int>] {
        var found: [Range<Int>] = []
        for paragraph in text.paragraphs {
            var position = paragraph.lowerBound
            while position < paragraph.upperBound {
                let scalar = text.scalars[position]
                if scalar == leftSingle || scalar == Glyph.apostrophe,
                    let inner = speech(at: position, in: paragraph, of: text.scalars)
                {
                    found.append(inner)
                    position = inner.upperBound
                }
                position += 1
            }
        }
        return found
    }

    /// What stands between a single mark at a position and the one that closes it; nil where the mark
    /// is an apostrophe, or what it opens is no speech.
    static func speech(at start: Int, in paragraph: Range<Int>, of scalars: [UInt32]) -> Range<Int>? {
        let isCurly = scalars[start] == leftSingle
        guard isCurly || scalars[start] == Glyph.apostrophe, start + 1 < paragraph.upperBound,
            Glyph.isWord(scalars[start + 1]), start == paragraph.lowerBound || opensAfter(scalars[start - 1])
        else { return nil }
        var words = 1
        var position = start + 2
        while position < paragraph.upperBound {
            let scalar = scalars[position]
            let before = scalars[position - 1]
            if Glyph.isWord(scalar), !Glyph.isWord(before), !Glyph.isApostrophe(before) { words += 1 }
            if isCurly, scalar == leftSingle { return nil }
            if Glyph.isApostrophe(scalar),
                position + 1 == paragraph.upperBound || closesBefore(scalars[position + 1])
            {
                let endsSpeech = before == Glyph.comma || Glyph.endsSentence(before)
                if endsSpeech { return words >= fewestWordsOfSpeech ? start + 1..<position : nil }
                // A plural's apostrophe looks the same: it is passed over where speech ends later.
                if isCurly, words >= fewestWords, before != 0x73 { return start + 1..<position }
            }
            position += 1
        }
        return nil
    }

    private static func opensAfter(_ scalar: UInt32) -> Bool {
        Glyph.isSpace(scalar) || scalar == 0x28 || scalar == 0x2013 || scalar == 0x2014
    }

    private static func closesBefore(_ scalar: UInt32) -> Bool {
        Glyph.isSpace(scalar) || scalar == Glyph.comma || scalar == 0x29 || scalar == 0x3b
            || scalar == Glyph.colon || Glyph.endsSentence(scalar) || Glyph.isDash(scalar)
    }
}
