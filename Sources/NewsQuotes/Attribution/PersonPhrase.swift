// PersonPhrase: a person's name with the words that describe its bearer in front of it.

/// In "Republican pollster Ann Miller said" and "Stone campaign chairman Bob Reed said" it is the last
/// name whose bearer speaks; the first only describes.
enum PersonPhrase {
    /// Words between the first name and the one that it describes.
    private static let reach = 5

    /// The mention that a name in front belongs to; the same one where it stands for itself.
    static func head(of index: Int, cast: Cast, text: TokenizedText) -> Int {
        let mention = cast.mentions[index]
        guard mention.kind == .name, !text.tokens[mention.tokens.upperBound - 1].isPossessive else {
            return index
        }
        let start = mention.tokens.upperBound
        // Another name within reach or none: what is in between is the words that tell.
        let near = cast.mentions.indices[(index + 1)...].prefix {
            cast.mentions[$0].tokens.lowerBound <= start + reach
        }
        guard
            let next = near.first(where: {
                cast.mentions[$0].tokens.lowerBound >= start && cast.mentions[$0].kind == .name
            })
        else { return index }
        let gap = start..<cast.mentions[next].tokens.lowerBound
        guard (1...reach).contains(gap.count), cast.isPerson(cast.mentions[next]),
            let last = gap.last, text.tokens[last].lowerTraits.has(.person),
            text.tokens[gap.upperBound].followsSpace,
            gap.allSatisfy({ describes(text.tokens[$0]) })
        else { return index }
        return next
    }

    /// A noun or an adjective, as far as can be told: no verb, no small word, no mark between.
    private static func describes(_ token: Token) -> Bool {
        guard token.isWord, token.followsSpace,
            !token.traits.has([.phraseBreak, .auxiliary, .preposition, .determiner]), !token.isAdverb
        else { return false }
        // A word in -ed is rather a verb, and so is one of saying.
        return !token.isPast && (!token.traits.has(.saying) || token.traits.has(.phraseNoun))
    }
}
