// Attributor: goes through the quotations of an article in order and finds who said each.

struct Attributor {
    /// Who a quotation is given to.
    struct Source {
        /// Index of the mention.
        var mention: Int
        var entity: Int?
        /// The name in full; nil for a pronoun that nobody fits.
        var name: String?
        /// First token of the cue.
        var cue: Int?
    }

    private let text: TokenizedText
    private let cast: Cast
    private var ranker: SpeakerRanker
    private var last: Source?
    private var lastSpan: QuoteSpan?

    init(text: TokenizedText, cast: Cast) {
        self.text = text
        self.cast = cast
        ranker = SpeakerRanker(text: text, cast: cast)
    }

    /// The source of the next quotation; call it in reading order.
    mutating func source(of span: QuoteSpan, token: Int) -> Source? {
        guard let (mention, cue) = ranker.choose(context(span, token)) else {
            last = nil
            lastSpan = span
            return nil
        }
        let source: Source
        if let last, last.mention == mention {
            source = Source(mention: mention, entity: last.entity, name: last.name, cue: cue)
        } else {
            source = resolve(mention, cue: cue)
        }
        if let entity = source.entity {
            ranker.spoken[entity] += 1
            speaker = entity
        }
        last = source
        lastSpan = span
        return source
    }

    /// The last person who spoke.
    private var speaker: Int?

    private func context(_ span: QuoteSpan, _ token: Int) -> SpeakerRanker.Context {
        let tokens = text.tokens
        let sentence = text.sentenceTokens(tokens[token].sentence)
        let before = text.cues(in: sentence.lowerBound..<token)
        let paragraph = text.paragraphTokens(tokens[token].paragraph)
        var context = SpeakerRanker.Context(token: token, paragraph: span.paragraph, sentence: sentence)
        context.previous = last?.mention
        context.previousEntity = last?.entity
        if let lastSpan {
            context.previousRunsOn = lastSpan.runsOn && lastSpan.paragraph == span.paragraph - 1
            context.isPreviousInParagraph = lastSpan.paragraph == span.paragraph
        }
        context.isBare = text.words(in: paragraph) == 0
        context.lacksCue = text.cues(in: sentence).isEmpty
        context.lastCueBefore = before.last.map { text.cues[$0].tokens.lowerBound }
        context.followsColon = token > 0 && tokens[token - 1].isMark(Glyph.colon)
        return context
    }

    private func resolve(_ index: Int, cue: Int?) -> Source {
        let mention = cast.mentions[index]
        var entity: Int?
        switch mention.kind {
        case .name:
            let name = cast.entity(of: mention)
            let isPerson = name?.kind == .person
            return Source(
                mention: index, entity: mention.entity,
                name: isPerson ? name?.name : text.text(mention.range),
                cue: cue)
        case .pronoun:
            switch mention.pronoun {
            case .he, .she:
                entity = PronounResolver(text: text, cast: cast)
                    .resolve(index, spoken: ranker.spoken, previous: speaker)
            case .who: entity = personBefore(index)
            default: entity = nil
            }
            return Source(
                mention: index, entity: entity, name: entity.map { cast.entities[$0].name }, cue: cue)
        case .nominal:
            entity = NominalResolver(text: text, cast: cast).resolve(index, previous: speaker)
            let name = entity.map { cast.entities[$0].name } ?? text.text(mention.range)
            return Source(mention: index, entity: entity, name: name, cue: cue)
        }
    }

    /// The name that "who" goes on from: the last before it in the sentence.
    private func personBefore(_ index: Int) -> Int? {
        var other = index - 1
        while other >= 0, cast.mentions[other].sentence == cast.mentions[index].sentence {
            if cast.mentions[other].kind == .name { return cast.mentions[other].entity }
            other -= 1
        }
        return nil
    }
}
