// SubjectPhrase: a noun with what hangs on it by prepositions, in front of its verb of saying.

/// "A source close to the mayor said", "a statement from Kelvane's mission to the league said": it is
/// the source that says, not the mayor.
enum SubjectPhrase {
    /// Words between the noun and its verb.
    private static let reach = 10

    /// The verb of saying whose subject a nominal is over a chain of prepositions.
    static func verb(after nominal: Mention, text: TokenizedText) -> Int? {
        let tokens = text.tokens
        var next = nominal.tokens.upperBound
        guard next < tokens.count, opensChain(next, in: text) else { return nil }
        let end = min(tokens.count, next + reach + 1)
        while next < end, tokens[next].isWord, tokens[next].paragraph == nominal.paragraph {
            if isVerb(next, in: tokens) { return next > nominal.tokens.upperBound + 1 ? next : nil }
            guard continues(tokens[next]) else { return nil }
            next += 1
        }
        return nil
    }

    /// Whether the mention at an index hangs on a nominal before it.
    static func governs(_ index: Int, cast: Cast, text: TokenizedText) -> Bool {
        let mention = cast.mentions[index]
        var other = index - 1
        while other >= 0, cast.mentions[other].sentence == mention.sentence {
            let before = cast.mentions[other]
            defer { other -= 1 }
            let start = before.tokens.upperBound
            guard start <= mention.tokens.lowerBound else { continue }
            if mention.tokens.lowerBound - start > reach { return false }
            if before.kind == .nominal, let verb = verb(after: before, text: text),
                verb >= mention.tokens.upperBound
            {
                return true
            }
        }
        return false
    }

    /// A preposition, or an adjective and one: "close to".
    private static func opensChain(_ index: Int, in text: TokenizedText) -> Bool {
        let tokens = text.tokens
        guard tokens[index].isPlain else { return false }
        if isPreposition(tokens[index]) { return true }
        return index + 1 < tokens.count && !tokens[index].traits.has([.phraseBreak, .saying])
            && !tokens[index].isAdverb && isPreposition(tokens[index + 1])
    }

    private static func isPreposition(_ token: Token) -> Bool {
        token.traits.has(.preposition) && !coordinating.contains(token.lower)
    }

    private static func continues(_ token: Token) -> Bool {
        !token.traits.has([.phraseBreak, .auxiliary]) || isPreposition(token)
    }

    private static func isVerb(_ index: Int, in tokens: [Token]) -> Bool {
        let token = tokens[index]
        // "Footage of the mayor saying" is no source.
        guard token.isPlain, token.traits.has(.saying), !token.isParticiple else { return false }
        let before = tokens[index - 1]
        return !before.lowerTraits.has([.beforeNoun, .preposition, .determiner])
    }

    private static let coordinating = FewWords(["and", "as", "like", "than"])
}
