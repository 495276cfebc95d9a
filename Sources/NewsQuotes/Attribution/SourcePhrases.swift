// SourcePhrases: the pronouns and noun phrases of an article that can name a source.

struct SourcePhrases {
    private let text: TokenizedText
    private var found: [Mention] = []
    /// Tokens that belong to a name.
    private var named: [Bool]

    static func find(in text: TokenizedText, names: [Mention]) -> [Mention] {
        var phrases = SourcePhrases(text: text)
        for mention in names {
            for index in mention.tokens { phrases.named[index] = true }
        }
        for index in text.tokens.indices where text.tokens[index].isWord && !phrases.named[index] {
            if Pronoun.mayBe(text.tokens[index]) { phrases.readPronoun(at: index) }
            if text.tokens[index].lowerTraits.has(.determiner) { phrases.readNominal(at: index) }
        }
        for mention in names { phrases.readPossession(of: mention) }
        return phrases.found
    }

    private init(text: TokenizedText) {
        self.text = text
        named = Array(repeating: false, count: text.tokens.count)
    }

    private mutating func readPronoun(at index: Int) {
        let token = text.tokens[index]
        guard let pronoun = Pronoun(token), !token.isPossessive, !token.isDotted else { return }
        if index + 1 < text.tokens.count, text.tokens[index + 1].start == token.end,
            text.tokens[index + 1].isMark(Glyph.stop)
        {
            return
        }
        append(.pronoun, index..<index + 1, head: index, pronoun: pronoun)
    }

    /// A determiner and up to six words, as far as the first noun for people, a verb of saying or
    /// a small word that ends the phrase.
    private mutating func readNominal(at index: Int) {
        let tokens = text.tokens
        guard index + 1 < tokens.count, tokens[index + 1].followsSpace else { return }
        var end: Int?
        var next = index + 1
        while next < tokens.count, next <= index + 6, tokens[next].isWord,
            tokens[next].paragraph == tokens[index].paragraph
        {
            if next > index + 1 {
                if tokens[next].isPlain {
                    let traits = tokens[next].traits
                    if traits.has(.saying), !traits.has(.phraseNoun) { break }
                    if traits.has([.phraseBreak, .auxiliary]) || isVerb(next) { break }
                }
                if endsInLy(tokens[next]) { break }
            }
            end = next
            if tokens[next].lowerTraits.has(.person) {
                let isDouble =
                    next + 1 < tokens.count && tokens[next + 1].isWord
                    && tokens[next + 1].lowerTraits.has(.person)
                if !isDouble { break }
            }
            next += 1
        }
        if let end { append(.nominal, index..<end + 1, head: end) }
    }

    /// "Miller's former lawyer": the name, at most four words and a noun of relation.
    private mutating func readPossession(of mention: Mention) {
        let tokens = text.tokens
        guard tokens[mention.tokens.upperBound - 1].isPossessive else { return }
        var next = mention.tokens.upperBound
        let limit = min(tokens.count, next + 5)
        while next < limit, tokens[next].isPlain, tokens[next].followsSpace {
            if tokens[next].traits.has(.relation) {
                let after = next + 1 < tokens.count ? tokens[next + 1] : nil
                let isLast =
                    after.map { !$0.traits.has(.relation) && !($0.isCapital && $0.followsSpace) } ?? true
                if isLast {
                    append(.nominal, mention.tokens.lowerBound..<next + 1, head: next)
                    return
                }
            }
            next += 1
        }
    }

    /// "The report focuses on": what follows a thing that speaks, in -s or -ed, is its verb.
    private func isVerb(_ index: Int) -> Bool {
        let token = text.tokens[index]
        guard token.isPlain, token.core - token.start > 3,
            text.tokens[index - 1].traits.has([.phraseNoun, .anonymous])
        else { return false }
        return token.isPast || text.scalars[Int(token.core) - 1] == 0x73
    }

    private func endsInLy(_ token: Token) -> Bool { token.isAdverb && !token.traits.has(.adverb) }

    private mutating func append(
        _ kind: Mention.Kind, _ range: Range<Int>, head: Int, pronoun: Pronoun? = nil
    ) {
        let first = text.tokens[range.lowerBound]
        let last = text.tokens[range.upperBound - 1]
        found.append(
            Mention(
                kind: kind, tokens: range, range: Int(first.start)..<Int(last.core), pronoun: pronoun,
                head: text.tokens[head].lower, headTraits: text.tokens[head].lowerTraits,
                sentence: first.sentence, paragraph: first.paragraph))
    }
}
