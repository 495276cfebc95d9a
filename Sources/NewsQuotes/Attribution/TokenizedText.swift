// TokenizedText: an article's tokens with running counts, so that what stands between two places
// is known at once.

internal import Packing

/// Never changes once made; a class, since a dozen holders of one text would copy its arrays' counts
/// at every turn.
final class TokenizedText: Sendable {
    let article: ArticleScalars
    let spans: [QuoteSpan]
    let tokens: [Token]
    /// The token of each span.
    let spanTokens: [Int]
    let cues: [Cue]
    /// For each token, how many of each stand before it, and for the end.
    private let before: [Counts]
    /// First token of each paragraph, and the end.
    let paragraphStarts: [Int]
    /// First token of each sentence, and the end.
    let sentenceStarts: [Int]

    private struct Counts {
        var words: Int32 = 0
        var quoted: Int32 = 0
        var stops: Int32 = 0
        /// Cues that start before the token.
        var cues: Int32 = 0
    }

    var scalars: [UInt32] { article.scalars }

    convenience init(_ text: String) {
        let article = ArticleScalars(text)
        self.init(article, spans: SpanScanner.spans(in: article))
    }

    init(_ article: ArticleScalars, spans: [QuoteSpan]) {
        var (tokens, spanTokens) = Tokenizer.tokens(of: article, spans: spans)
        SentenceSplitter.number(&tokens, text: article)
        let cues = Cue.all(in: tokens)
        var paragraphStarts: [Int] = []
        var sentenceStarts: [Int] = []
        paragraphStarts.reserveCapacity(article.paragraphs.count + 1)
        sentenceStarts.reserveCapacity(Int(tokens.last?.sentence ?? 0) + 2)
        before = [Counts](room: tokens.count + 1) { before, count in
            var counts = Counts()
            var nextCue = cues.first?.tokens.lowerBound ?? Int.max
            for index in tokens.indices {
                while nextCue < index {
                    counts.cues += 1
                    let next = Int(counts.cues)
                    nextCue = next < cues.count ? cues[next].tokens.lowerBound : Int.max
                }
                before.initializeElement(at: index, to: counts)
                while paragraphStarts.count <= Int(tokens[index].paragraph) { paragraphStarts.append(index) }
                while sentenceStarts.count <= Int(tokens[index].sentence) { sentenceStarts.append(index) }
                switch tokens[index].kind {
                case .word: counts.words += 1
                case .quoted: counts.quoted += 1
                case .mark: counts.stops += Glyph.endsSentence(tokens[index].scalar) ? 1 : 0
                }
            }
            counts.cues = Int32(cues.count)
            before.initializeElement(at: tokens.count, to: counts)
            count = tokens.count + 1
        }
        paragraphStarts.append(tokens.count)
        sentenceStarts.append(tokens.count)
        self.article = article
        self.spans = spans
        self.tokens = tokens
        self.spanTokens = spanTokens
        self.cues = cues
        self.paragraphStarts = paragraphStarts
        self.sentenceStarts = sentenceStarts
    }

    func words(in range: Range<Int>) -> Int {
        Int(before[range.upperBound].words - before[range.lowerBound].words)
    }
    func quoted(in range: Range<Int>) -> Int {
        Int(before[range.upperBound].quoted - before[range.lowerBound].quoted)
    }
    func stops(in range: Range<Int>) -> Int {
        Int(before[range.upperBound].stops - before[range.lowerBound].stops)
    }

    /// Indices into `cues` of those that start within a range of tokens.
    func cues(in range: Range<Int>) -> Range<Int> {
        Int(before[range.lowerBound].cues)..<Int(before[range.upperBound].cues)
    }

    func sentenceTokens(_ sentence: Int32) -> Range<Int> {
        sentenceStarts[Int(sentence)]..<sentenceStarts[Int(sentence) + 1]
    }

    func paragraphTokens(_ paragraph: Int32) -> Range<Int> {
        paragraphStarts[Int(paragraph)]..<paragraphStarts[Int(paragraph) + 1]
    }

    func holdsCue(sentence: Int32) -> Bool { !cues(in: sentenceTokens(sentence)).isEmpty }

    func text(_ range: Range<Int>) -> String { article.text(range) }

    /// The lower-case word that a subject before `index` would have as its verb: after a comma if
    /// allowed, and at most three adverbs. Nil where no such word stands there.
    func verb(after index: Int, allowingParenthesis: Bool = false, allowingComma: Bool = true) -> Int? {
        var index = index
        if allowingParenthesis, index < tokens.count, tokens[index].isMark(0x28) {
            var close = index + 1
            while close < tokens.count, close < index + 12, !tokens[close].isMark(0x29) { close += 1 }
            if close < tokens.count, tokens[close].isMark(0x29) { index = close + 1 }
        }
        if allowingComma, index < tokens.count, tokens[index].isMark(Glyph.comma) { index += 1 }
        var adverbs = 0
        while adverbs < 3, index + 1 < tokens.count, tokens[index].isAdverb, tokens[index].isPlain,
            tokens[index + 1].isPlain
        {
            index += 1
            adverbs += 1
        }
        return index < tokens.count && tokens[index].isPlain ? index : nil
    }

    /// The verb after an apposition: `, …, said`. Looks up to 130 characters on.
    func verb(afterAppositionAt index: Int) -> Int? {
        guard index < tokens.count, tokens[index].isMark(Glyph.comma) else { return nil }
        var next = index + 1
        while next < tokens.count, tokens[next].start - tokens[index].start < 132 {
            let token = tokens[next]
            if token.kind == .quoted || token.paragraph != tokens[index].paragraph { return nil }
            if token.kind == .mark {
                if Glyph.endsSentence(token.scalar) || token.scalar == 0x3b || token.scalar == Glyph.colon {
                    return nil
                }
                if token.scalar == Glyph.comma, next > index + 1,
                    let verb = verb(after: next + 1, allowingComma: false)
                {
                    return verb
                }
            }
            next += 1
        }
        return nil
    }
}

extension TokenizedText {
    /// The cue that starts at a token, as written.
    func cueText(at index: Int) -> String {
        let cue = cues(in: index..<index + 1).first.map { cues[$0].tokens } ?? index..<index + 1
        return text(Int(tokens[cue.lowerBound].start)..<Int(tokens[cue.upperBound - 1].end))
    }
}
