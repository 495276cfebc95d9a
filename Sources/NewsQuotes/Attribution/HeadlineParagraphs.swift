// HeadlineParagraphs: which paragraphs of a text are headlines rather than sentences.

enum HeadlineParagraphs {
    /// Among the first three paragraphs those with at least 70 % long words capitalised, later on
    /// 95 %; never one that ends in a stop, a colon or a quotation.
    static func find(in text: TokenizedText) -> [Bool] {
        var found = Array(repeating: false, count: text.article.paragraphs.count)
        for index in text.article.paragraphs.indices {
            let range = text.paragraphTokens(Int32(index))
            guard let last = range.last else { continue }
            let end = text.tokens[last]
            if end.kind == .quoted || end.isMark(Glyph.stop) || end.isMark(Glyph.colon) { continue }
            var long = 0
            var capital = 0
            for position in range {
                let token = text.tokens[position]
                guard token.isWord, token.core - token.start > 3, !Glyph.isDigit(token.scalar) else {
                    continue
                }
                long += 1
                capital += token.isCapital ? 1 : 0
            }
            if long >= 4, Double(capital) >= (index <= 2 ? 0.7 : 0.95) * Double(long) { found[index] = true }
        }
        return found
    }
}
