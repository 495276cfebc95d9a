// SentenceSplitter: numbers the sentences of a tokenised article.

struct SentenceSplitter {
    /// Numbers each token's sentence, the first 0. A paragraph's end ends a sentence.
    static func number(_ tokens: inout [Token], text: ArticleScalars) {
        var sentence: Int32 = 0
        var last: Int32 = 0
        for index in tokens.indices {
            let paragraph = tokens[index].paragraph
            if index > 0,
                paragraph != last || mayStart(tokens[index]) && isStart(index, in: tokens, text: text)
            {
                sentence += 1
            }
            last = paragraph
            tokens[index].sentence = sentence
        }
    }

    @inline(__always)
    private static func mayStart(_ token: Token) -> Bool {
        token.followsSpace && (token.isCapital || token.kind == .quoted)
    }

    /// True where a sentence starts inside a paragraph, at a capital or a quotation after a gap: after
    /// the end of one.
    private static func isStart(_ index: Int, in tokens: [Token], text: ArticleScalars) -> Bool {
        let before = tokens[index - 1]
        switch before.kind {
        case .word: return false
        case .mark:
            if before.scalar == Glyph.stop { return !isAbbreviated(index - 1, in: tokens) }
            return Glyph.endsSentence(before.scalar) || before.scalar == 0x29
                || before.scalar == Glyph.straightDouble || before.scalar == Glyph.rightDouble
        case .quoted:
            var last = Int(before.end) - 1
            while last > Int(before.start), isClosing(text.scalars[last]) { last -= 1 }
            guard Glyph.endsSentence(text.scalars[last]) else { return false }
            return text.scalars[last] == Glyph.stop || !isNameThenVerb(index, in: tokens)
        }
    }

    private static func isClosing(_ scalar: UInt32) -> Bool {
        scalar == Glyph.straightDouble || scalar == Glyph.rightDouble || Glyph.isApostrophe(scalar)
            || scalar == Glyph.rightGuillemet || scalar == Glyph.leftDouble
    }

    /// A stop after an abbreviation or a single letter.
    private static func isAbbreviated(_ stop: Int, in tokens: [Token]) -> Bool {
        guard stop > 0, tokens[stop - 1].isWord, tokens[stop - 1].end == tokens[stop].start else {
            return false
        }
        let word = tokens[stop - 1]
        return word.traits.has(.abbreviation) || (word.core - word.start == 1 && word.scalar != 0x49)
    }

    /// "…?" Smith said: one to three capitalised words and a strong verb of saying.
    private static func isNameThenVerb(_ index: Int, in tokens: [Token]) -> Bool {
        var position = index
        while position < tokens.count, position < index + 3, tokens[position].isWord,
            tokens[position].isCapital
        {
            position += 1
        }
        guard position > index else { return false }
        if position < tokens.count, tokens[position].isAdverb { position += 1 }
        return position < tokens.count && tokens[position].isPlain
            && tokens[position].traits.has(.strongSaying)
    }
}
