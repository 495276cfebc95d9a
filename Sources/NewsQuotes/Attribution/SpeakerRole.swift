// SpeakerRole: what an article says that a speaker is: "mayor of Brennhaven", "city engineer".

/// Reads the phrase beside a person's name. Rather none than a wrong one: a phrase must hold a noun for
/// people and nothing that looks like a verb.
struct SpeakerRole {
    private static let mostMentions = 24
    private static let mostBefore = 5
    private static let mostAfter = 12
    private static let mostScalars = 90

    private let text: TokenizedText
    private let cast: Cast
    /// As far as they were asked for, by entity.
    private var known: [Int: String?] = [:]

    init(text: TokenizedText, cast: Cast) {
        self.text = text
        self.cast = cast
    }

    /// The first apposition that describes a person; else the words before the name; nil where the
    /// article has neither.
    mutating func role(of entity: Int) -> String? {
        if let role = known[entity] { return role }
        let role = find(entity).map { text.text(Int(text.tokens[$0.lowerBound].start)..<end(of: $0)) }
        known[entity] = .some(role)
        return role
    }

    private func end(of tokens: Range<Int>) -> Int {
        let last = text.tokens[tokens.upperBound - 1]
        return Int(last.isDotted ? last.end : last.core)
    }

    private func find(_ entity: Int) -> Range<Int>? {
        guard cast.entities[entity].kind == .person else { return nil }
        var before: Range<Int>?
        var seen = 0
        for index in cast.mentions.indices
        where cast.mentions[index].kind == .name && cast.mentions[index].entity == entity {
            let mention = cast.mentions[index]
            if let phrase = apposition(after: mention) { return phrase }
            if before == nil { before = words(before: mention) }
            seen += 1
            if seen == Self.mostMentions { break }
        }
        return before
    }

    /// `, the mayor of Brennhaven,`
    private func apposition(after mention: Mention) -> Range<Int>? {
        let tokens = text.tokens
        var start = mention.tokens.upperBound
        guard start < tokens.count, tokens[start].isMark(Glyph.comma) else { return nil }
        start += 1
        if start + 1 < tokens.count, Glyph.isDigit(tokens[start].scalar),
            tokens[start + 1].isMark(Glyph.comma)
        {
            start += 2
        }
        if start < tokens.count, Self.articles.contains(tokens[start].lower) { start += 1 }
        var next = start
        var isPerson = false
        var isOpen = true
        while next < tokens.count, next - start < Self.mostAfter, tokens[next].isWord,
            tokens[next].sentence == mention.sentence
        {
            let token = tokens[next]
            // "and", "who", "is", "said": no description, or no more of it.
            if token.traits.has([.saying, .auxiliary]) && !token.traits.has(.phraseNoun) { return nil }
            if token.lowerTraits.has(.determiner), next == start { return nil }
            if token.traits.has(.preposition) { isOpen = false }
            if isOpen, token.lowerTraits.has(.person) || token.traits.has(.role) { isPerson = true }
            if Pronoun(token) != nil { return nil }
            next += 1
        }
        guard isPerson, next < tokens.count, tokens[next].kind == .mark,
            tokens[next].scalar == Glyph.comma || Glyph.endsSentence(tokens[next].scalar),
            !holdsPerson(start..<next), isShort(start..<next)
        else { return nil }
        return start..<next
    }

    /// "former city engineer Ann Miller", "Finance Minister Ann Miller".
    private func words(before mention: Mention) -> Range<Int>? {
        let tokens = text.tokens
        let end = mention.tokens.lowerBound
        var start = end
        while start > 0, end - start < Self.mostBefore, tokens[start].followsSpace,
            tokens[start - 1].sentence == mention.sentence, describes(tokens[start - 1])
        {
            start -= 1
        }
        guard start < end else { return nil }
        let last = tokens[end - 1]
        let isTitle = last.traits.has([.role, .strongTitle]) || last.lowerTraits.has(.person)
        guard isTitle || last.traits.has(.titleAbbreviation), !holdsPerson(start..<end) else { return nil }
        return start..<end
    }

    /// A title, or a small word that can stand before one: no name, verb, adverb or function word.
    private func describes(_ token: Token) -> Bool {
        guard token.isWord, !token.isPossessive else { return false }
        if token.isCapital {
            // "Mr." says nothing of its bearer.
            let isForm = token.traits.has(.titleAbbreviation) && token.lowerTraits.has([.male, .female])
            return !isForm
                && (token.traits.has([.titleAbbreviation, .role, .strongTitle])
                    || token.lowerTraits.has(.person))
        }
        guard token.isPlain, !token.isAdverb, !token.isParticiple, !token.isPast else { return false }
        return !token.traits.has([
            .saying, .auxiliary, .preposition, .determiner, .phraseBreak, .smallWord, .sentenceWord,
        ])
    }

    /// Whether a person is named within: a list of people is no description.
    private func holdsPerson(_ tokens: Range<Int>) -> Bool {
        // A name may start before the phrase that it reaches into, by its titles' length at most.
        let all = cast.mentions.indices
        let first = cast.firstMention(at: tokens.lowerBound - Self.mostAfter, in: all)
        return all[first...].prefix { cast.mentions[$0].tokens.lowerBound < tokens.upperBound }.contains {
            cast.mentions[$0].kind == .name && cast.mentions[$0].tokens.overlaps(tokens)
                && cast.isPerson(cast.mentions[$0])
        }
    }

    private func isShort(_ tokens: Range<Int>) -> Bool {
        end(of: tokens) - Int(text.tokens[tokens.lowerBound].start) <= Self.mostScalars
    }

    private static let articles = FewWords(["a", "an", "the"])
}
