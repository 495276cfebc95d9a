// BlockQuotes: speech that stands as a paragraph of its own without marks, after "Miller wrote:".

enum BlockQuotes {
    struct Block {
        /// The paragraph that names who speaks.
        var introduction: Int
        /// The speech goes on in the next paragraph.
        var runsOn: Bool
    }

    /// Words of the introduction's end that are searched for a verb of saying, and letters at most:
    /// a verb farther off tells of something else.
    private static let reach = 5
    private static let reachInLetters = 80
    private static let fewestWords = 5

    /// The paragraphs that are block quotes, each with what introduces it: the one after an
    /// introduction, and as many more as are indented like it.
    static func all(in text: ArticleScalars) -> [Int: Block] {
        var blocks: [Int: Block] = [:]
        for index in text.paragraphs.indices.dropLast() where introduces(text.paragraphs[index], text) {
            guard blocks[index] == nil, isSpeech(text.paragraphs[index + 1], text) else { continue }
            blocks[index + 1] = Block(introduction: index, runsOn: false)
            guard isIndented(text.paragraphs[index + 1], text), !isIndented(text.paragraphs[index], text)
            else { continue }
            var next = index + 2
            while next < text.paragraphs.count, isIndented(text.paragraphs[next], text),
                isSpeech(text.paragraphs[next], text)
            {
                blocks[next - 1]?.runsOn = true
                blocks[next] = Block(introduction: index, runsOn: false)
                next += 1
            }
        }
        return blocks
    }

    /// Ends in a colon, with a verb of saying in its last sentence.
    private static func introduces(_ paragraph: Range<Int>, _ text: ArticleScalars) -> Bool {
        let scalars = text.scalars
        var end = paragraph.upperBound
        while end > paragraph.lowerBound, Glyph.isSpace(scalars[end - 1]) { end -= 1 }
        guard end > paragraph.lowerBound, scalars[end - 1] == Glyph.colon else { return false }
        let start = max(paragraph.lowerBound, end - reachInLetters)
        var words = 0
        var position = end - 1
        while position > start, words < reach {
            if Glyph.canQuote(scalars[position - 1]), !Glyph.isApostrophe(scalars[position - 1]) {
                return false
            }
            guard Glyph.isWord(scalars[position - 1]) else {
                position -= 1
                if Glyph.endsSentence(scalars[position]), Glyph.isSpace(scalars[position + 1]) {
                    return false
                }
                continue
            }
            let last = position
            words += 1
            while position > start, Glyph.isWord(scalars[position - 1]) { position -= 1 }
            let word = WordHash.of(scalars[position..<last])
            if Lexicon.shared.traits(word).has(.strongSaying) { return true }
        }
        return false
    }

    /// A whole sentence or more, without double marks; no item of a list.
    private static func isSpeech(_ paragraph: Range<Int>, _ text: ArticleScalars) -> Bool {
        let scalars = text.scalars
        var start = paragraph.lowerBound
        var end = paragraph.upperBound
        while start < end, Glyph.isSpace(scalars[start]) { start += 1 }
        while end > start, Glyph.isSpace(scalars[end - 1]) { end -= 1 }
        guard end > start, Glyph.isUpper(scalars[start]), Glyph.endsSentence(scalars[end - 1]) else {
            return false
        }
        var words = 0
        for position in start..<end {
            let scalar = scalars[position]
            if Glyph.canQuote(scalar), !Glyph.isApostrophe(scalar), scalar != Glyph.leftSingle {
                return false
            }
            if Glyph.isWord(scalar), position == start || Glyph.isSpace(scalars[position - 1]) { words += 1 }
        }
        return words >= fewestWords
    }

    /// Two blanks or a tab stand before it.
    private static func isIndented(_ paragraph: Range<Int>, _ text: ArticleScalars) -> Bool {
        let first = text.scalars[paragraph.lowerBound]
        return first == 0x09
            || first == 0x20 && paragraph.count > 1 && Glyph.isSpace(text.scalars[paragraph.lowerBound + 1])
    }
}
