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
    private var nominals: NominalResolver
    private var last: Source?
    private var lastSpan: QuoteSpan?

    init(text: TokenizedText, cast: Cast) {
        self.text = text
        self.cast = cast
        ranker = SpeakerRanker(text: text, cast: cast)
        nominals = NominalResolver(text: text, cast: cast)
    }

    /// The sources of the pieces of the next speech, which runs over paragraphs; call it in reading
    /// order. Who speaks may be told after the end alone: what comes before the first cue is by its
    /// source, and what follows a cue by that one's, until there is another.
    mutating func sources(of speech: ArraySlice<PieceJoiner.Piece>) -> [Source?] {
        let told = speech.count > 1 ? speech.indices.filter { isTold(speech[$0]) } : []
        var sources: [Source?] = []
        var start = speech.startIndex
        for (number, piece) in (told.isEmpty ? [start] : told).enumerated() {
            let end = number + 1 < told.count ? told[number + 1] : speech.endIndex
            let source = source(of: speech[piece].span, token: speech[piece].token)
            lastSpan = speech[end - 1].span
            if let entity = source?.entity { ranker.spoken[entity] += end - start - 1 }
            sources.append(contentsOf: repeatElement(source, count: end - start))
            start = end
        }
        return sources
    }

    /// Whether a piece's sentence has a cue, or what stands before it introduces it: a colon, or a
    /// quotation in the same paragraph.
    private func isTold(_ piece: PieceJoiner.Piece) -> Bool {
        let context = context(piece.span, piece.token)
        return !context.lacksCue || context.followsColon || context.isPreviousInParagraph
    }

    private mutating func source(of span: QuoteSpan, token: Int) -> Source? {
        if let label = span.label { return voice(label, of: span) }
        guard let (mention, cue) = ranker.choose(context(span, token)) else {
            last = nil
            lastSpan = span
            return nil
        }
        return take(PersonPhrase.head(of: mention, cast: cast, text: text), cue: cue, for: span)
    }

    private mutating func take(_ mention: Int, cue: Int?, for span: QuoteSpan) -> Source {
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

    /// The source of a transcript's turn: whom its label names.
    private mutating func voice(_ label: Range<Int>, of span: QuoteSpan) -> Source? {
        let inLabel = cast.mentions(paragraphs: span.paragraph...span.paragraph).filter {
            label.contains(cast.mentions[$0].range.lowerBound) && cast.mentions[$0].kind != .pronoun
        }
        let person = inLabel.first { cast.isPerson(cast.mentions[$0]) }
        guard let mention = person ?? inLabel.first else {
            last = nil
            lastSpan = span
            return nil
        }
        return take(mention, cue: nil, for: span)
    }

    /// The last person who spoke.
    private var speaker: Int?

    private func context(_ span: QuoteSpan, _ token: Int) -> SpeakerRanker.Context {
        let tokens = text.tokens
        // A block quote stands as if it followed its introduction in one paragraph.
        let home = span.introduction.map { text.paragraphTokens(Int32($0)) }
        let sentence =
            home.map { text.sentenceTokens(tokens[$0.upperBound - 1].sentence).lowerBound..<token + 1 }
            ?? text.sentenceTokens(tokens[token].sentence)
        let before = text.cues(in: sentence.lowerBound..<token)
        let paragraph = home ?? text.paragraphTokens(tokens[token].paragraph)
        var context = SpeakerRanker.Context(
            token: token, paragraph: span.introduction ?? span.paragraph, sentence: sentence)
        context.previous = last?.mention
        context.previousEntity = last?.entity
        if let lastSpan {
            context.previousRunsOn = lastSpan.runsOn && lastSpan.paragraph == span.paragraph - 1
            context.isPreviousInParagraph = lastSpan.paragraph == span.paragraph
        }
        context.isBare = text.words(in: paragraph) == 0
        context.lacksCue = text.cues(in: sentence).isEmpty
        context.lastCueBefore = before.last.map { text.cues[$0].tokens.lowerBound }
        context.followsColon = home != nil || token > 0 && tokens[token - 1].isMark(Glyph.colon)
        return context
    }

    private mutating func resolve(_ index: Int, cue: Int?) -> Source {
        let mention = cast.mentions[index]
        var entity: Int?
        switch mention.kind {
        case .name:
            let person = mention.entity.flatMap { cast.entities[$0].kind == .person ? $0 : nil }
            return Source(
                mention: index, entity: mention.entity,
                name: person.map { cast.name(of: $0) } ?? text.text(withOwner(mention)), cue: cue)
        case .pronoun:
            switch mention.pronoun {
            case .he, .she:
                entity = PronounResolver(text: text, cast: cast)
                    .resolve(index, spoken: ranker.spoken, previous: speaker, &nominals)
            case .who: entity = personBefore(index)
            default: entity = nil
            }
            let body = mention.pronoun == .it ? bodyBefore(index) : nil
            return Source(
                mention: index, entity: entity, name: entity.map { cast.name(of: $0) } ?? body, cue: cue)
        case .nominal:
            entity = nominals.resolve(index, previous: speaker)
            let name = entity.map { cast.name(of: $0) } ?? text.text(mention.range)
            return Source(mention: index, entity: entity, name: name, cue: cue)
        }
    }

    private static let the = WordHash.of("the")

    /// What "it" goes on from: the body or the thing that speaks in the sentences before, in this
    /// paragraph or the last.
    private func bodyBefore(_ index: Int) -> String? {
        let pronoun = cast.mentions[index]
        for other in cast.mentions(before: index, since: pronoun.paragraph - 1) {
            let mention = cast.mentions[other]
            guard mention.sentence < pronoun.sentence, isBody(mention) else { continue }
            let source = SourceCandidate(other, cast: cast, text: text)
            guard source.canBeSubject, source.startsSentence || source.precedesCue else { continue }
            return text.text(mention.kind == .name ? withOwner(mention) : mention.range)
        }
        return nil
    }

    /// A name that isn't a person's, or "the" and a noun for a thing.
    private func isBody(_ mention: Mention) -> Bool {
        switch mention.kind {
        case .name: !cast.isPerson(mention)
        case .nominal:
            !mention.isPersonNominal && text.tokens[mention.tokens.lowerBound].lower == Self.the
        case .pronoun: false
        }
    }

    /// "Kelvane's Defence Ministry": a body's name with whose it is.
    private func withOwner(_ mention: Mention) -> Range<Int> {
        let owner = mention.tokens.lowerBound - 1
        guard owner >= 0, mention.tokens.count > 1, text.tokens[owner].isPossessive,
            text.tokens[owner].isCapital,
            text.tokens[owner].paragraph == mention.paragraph
        else { return mention.range }
        return Int(text.tokens[owner].start)..<mention.range.upperBound
    }

    /// The name that "who" goes on from: the last before it in the sentence.
    private func personBefore(_ index: Int) -> Int? {
        let pronoun = cast.mentions[index]
        for other in cast.mentions(before: index, since: pronoun.paragraph) {
            guard cast.mentions[other].sentence == pronoun.sentence else { return nil }
            if cast.mentions[other].kind == .name { return cast.mentions[other].entity }
        }
        return nil
    }
}
