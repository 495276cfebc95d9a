// SourcePhrases: the pronouns and noun phrases of an article that can name a source.

struct SourcePhrases {
    private let text: TokenizedText
    private var found: [Mention] = []
    /// Tokens that belong to a name.
    private var named: [Bool]
    /// The end of the person's name that starts at a token; 0 where none does.
    private var personEnds: [Int32]

    static func find(in text: TokenizedText, names: [Mention], entities: [Entity]) -> [Mention] {
        var phrases = SourcePhrases(text: text)
        for mention in names {
            for index in mention.tokens { phrases.named[index] = true }
            if let entity = mention.entity, entities[entity].kind == .person {
                phrases.personEnds[mention.tokens.lowerBound] = Int32(mention.tokens.upperBound)
            }
        }
        for index in text.tokens.indices where text.tokens[index].isWord && !phrases.named[index] {
            if Pronoun.mayBe(text.tokens[index]) { phrases.readPronoun(at: index) }
            if text.tokens[index].lowerTraits.has(.determiner) { phrases.readNominal(at: index) }
        }
        for mention in names { phrases.readPossession(of: mention) }
        for cue in text.cues where cue.isPassive { phrases.readAgent(of: cue) }
        return phrases.found
    }

    private init(text: TokenizedText) {
        self.text = text
        named = Array(repeating: false, count: text.tokens.count)
        personEnds = Array(repeating: 0, count: text.tokens.count)
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

    /// A determiner and up to six words, as far as the first noun for people, a verb of saying,
    /// a small word that ends the phrase or a person's name that no noun follows.
    private mutating func readNominal(at index: Int) {
        let tokens = text.tokens
        guard index + 1 < tokens.count, tokens[index + 1].followsSpace else { return }
        var end: Int?
        var next = index + 1
        var meetsName = false
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
                if personEnds[next] > 0, !describes(Int(personEnds[next]), before: index + 7) {
                    meetsName = true
                    break
                }
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
        // French "a": « …, a déclaré Anne Meunier ».
        guard let end, !(meetsName || isForeign(tokens[index + 1])) || isNoun(tokens[end]) else { return }
        append(.nominal, index..<end + 1, head: end)
    }

    /// "The Ann Miller campaign": a noun for people or what speaks for them follows a name.
    private func describes(_ nameEnd: Int, before limit: Int) -> Bool {
        if text.tokens[nameEnd - 1].isPossessive { return true }
        let after = text.tokens[nameEnd..<max(nameEnd, min(limit, text.tokens.count))]
        let phrase = after.prefix { $0.isPlain && !$0.traits.has([.saying, .phraseBreak]) || isNoun($0) }
        return phrase.contains(where: isNoun)
    }

    private func isNoun(_ token: Token) -> Bool {
        token.isPlain && token.lowerTraits.has([.person, .relation, .phraseNoun])
    }

    /// In small letters, not all of them English.
    private func isForeign(_ token: Token) -> Bool {
        !token.isPlain && !token.isCapital && token.scalar >= 0x61
            && text.scalars[Int(token.start)..<Int(token.core)].contains { $0 >= 0xc0 && $0 < 0x2000 }
    }

    /// "Was described by two neighbours": up to four words without a determiner, the last a noun for
    /// people in the plural, of which the lists have the singular.
    private mutating func readAgent(of cue: Cue) {
        let tokens = text.tokens
        let sentence = text.sentenceTokens(cue.sentence)
        let near = cue.tokens.upperBound..<min(sentence.upperBound, cue.tokens.upperBound + 12)
        guard let by = near.first(where: { tokens[$0].hash == Self.by }) else { return }
        for next in by + 1..<min(sentence.upperBound, by + 5) {
            guard tokens[next].isPlain, !named[next],
                !tokens[next].traits.has([.determiner, .phraseBreak, .beforeNoun, .saying])
            else { return }
            let end = Int(tokens[next].core) - 1
            guard text.scalars[end] == 0x73 else { continue }
            let singular = Lexicon.shared.traits(
                WordHash.of(text.scalars[Int(tokens[next].start)..<end]))
            if singular.has(.person) {
                append(.nominal, by + 1..<next + 1, head: next)
                found[found.count - 1].headTraits.formUnion(singular)
                return
            }
        }
    }

    private static let by = WordHash.of("by")

    /// "Miller's former lawyer": the name, at most four words and a noun of relation or for people.
    private mutating func readPossession(of mention: Mention) {
        let tokens = text.tokens
        guard tokens[mention.tokens.upperBound - 1].isPossessive else { return }
        var next = mention.tokens.upperBound
        let limit = min(tokens.count, next + 5)
        while next < limit, tokens[next].isPlain, tokens[next].followsSpace {
            if tokens[next].traits.has([.relation, .person]), isLastNoun(next) {
                append(.nominal, mention.tokens.lowerBound..<next + 1, head: next)
                return
            }
            // "Miller's use of a private lawyer" is no lawyer.
            if tokens[next].traits.has([.phraseBreak, .determiner, .preposition]) { return }
            next += 1
        }
    }

    /// "Miller's chief" isn't the whole of "Miller's chief executive", nor of "Miller's chief Bob Stone".
    private func isLastNoun(_ index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return true }
        let after = text.tokens[index + 1]
        return !after.traits.has([.relation, .person]) && !(after.isCapital && after.followsSpace)
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
