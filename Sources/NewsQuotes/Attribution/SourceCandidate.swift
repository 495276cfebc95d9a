// SourceCandidate: how a mention stands to the verbs of saying around it, whichever quotation is at
// stake.

struct SourceCandidate {
    /// A verb of saying follows straight on, or after an adverb or a parenthesis.
    var precedesCue = false
    /// The same over an apposition: "Miller, the mayor, said".
    var precedesCueOverApposition = false
    var cueStrength: Cue.Strength?
    /// A cue later in the sentence: 1 with no mention between, ½ with one.
    var nearsCue = 0.0
    /// `," said X`: 1 straight after the verb, .7 within six words, .4 beyond.
    var inverted = 0.0
    /// "according to X": 1 within three words, else ½.
    var according = 0.0
    /// The cue's first token.
    var cue: Int?
    var afterPreposition = false
    var isPossessive = false
    var isObject = false
    /// "Bob Stone was told": it is said to or of him.
    var isPassiveSubject = false
    var startsSentence = false
    var isParenthesised = false

    /// Cues of a sentence among which one with a subject is looked for.
    private static let mostCues = 20

    /// Stands where a subject can.
    var canBeSubject: Bool {
        !isPossessive && !afterPreposition && !isObject && !isPassiveSubject || inverted > 0
    }

    init(_ index: Int, cast: Cast, text: TokenizedText) {
        let mention = cast.mentions[index]
        let tokens = text.tokens
        let end = mention.tokens.upperBound
        isPossessive = tokens[end - 1].isPossessive
        readWordBefore(mention, tokens)
        startsSentence = Self.starts(mention, text)
        isPassiveSubject = Self.isPassive(mention, text)

        if !isPossessive, let verb = text.verb(after: end, allowingParenthesis: true),
            Self.says(verb, tokens)
        {
            precedesCue = true
            cueStrength = tokens[verb].traits.has(.strongSaying) ? .strong : .weak
            cue = verb
        } else if !isPossessive, let verb = text.verb(afterAppositionAt: end),
            Self.says(verb, tokens)
        {
            precedesCueOverApposition = true
            cueStrength = tokens[verb].traits.has(.strongSaying) ? .strong : .weak
            cue = verb
        } else {
            readLaterCue(index, cast: cast, text: text)
        }
        if afterPreposition, precedesCue, SubjectPhrase.governs(index, cast: cast, text: text) {
            precedesCue = false
            cueStrength = nil
        } else if mention.kind == .nominal, !precedesCue,
            let verb = SubjectPhrase.verb(after: mention, text: text)
        {
            precedesCue = true
            cueStrength = text.tokens[verb].traits.has(.strongSaying) ? .strong : .weak
            cue = verb
        }
        readEarlierCue(mention, text: text)
    }

    private static func says(_ verb: Int, _ tokens: [Token]) -> Bool {
        tokens[verb].traits.has(.saying) && !Cue.isPassive(verb, in: tokens)
    }

    private mutating func readWordBefore(_ mention: Mention, _ tokens: [Token]) {
        let before = mention.tokens.lowerBound - 1
        guard before >= 0, tokens[before].paragraph == mention.paragraph else { return }
        let token = tokens[before]
        if token.isWord {
            afterPreposition = token.lowerTraits.has(.preposition)
            isObject = token.traits.has(.objectTaking)
        }
        isParenthesised = token.isMark(0x28)
    }

    /// Whether a verb of saying in the passive follows, over the forms of "be" and "have".
    private static func isPassive(_ mention: Mention, _ text: TokenizedText) -> Bool {
        let tokens = text.tokens
        var next = mention.tokens.upperBound
        let end = min(tokens.count, next + mostBeforePassive)
        while next < end, tokens[next].isPlain {
            if tokens[next].traits.has(.saying), Cue.isPassive(next, in: tokens) { return true }
            guard tokens[next].traits.has(.auxiliary) || tokens[next].isAdverb else { return false }
            next += 1
        }
        return false
    }

    private static let mostBeforePassive = 6

    /// First in its sentence, or straight after a quotation, a colon, a semicolon or a dash.
    private static func starts(_ mention: Mention, _ text: TokenizedText) -> Bool {
        let first = text.sentenceStarts[Int(mention.sentence)]
        if mention.range.lowerBound - Int(text.tokens[first].start) <= 3 { return true }
        var before = mention.tokens.lowerBound - 1
        while before > first, text.tokens[before].kind == .mark {
            let scalar = text.tokens[before].scalar
            if scalar == Glyph.colon || scalar == 0x3b || scalar == 0x2013 || scalar == 0x2014 { return true }
            before -= 1
        }
        return before >= first && text.tokens[before].kind == .quoted
    }

    private mutating func readLaterCue(_ index: Int, cast: Cast, text: TokenizedText) {
        let mention = cast.mentions[index]
        let end = mention.tokens.upperBound
        let sentence = text.sentenceTokens(mention.sentence)
        guard end < sentence.upperBound,
            let next = text.cues(in: end..<sentence.upperBound).prefix(Self.mostCues).first(where: {
                !text.cues[$0].lacksSubject
            })
        else { return }
        let verb = text.cues[next].tokens.lowerBound
        guard text.quoted(in: end..<verb) == 0 else { return }
        cue = verb
        var between = 0
        var other = index + 1
        while other < cast.mentions.count, cast.mentions[other].tokens.lowerBound < verb, between < 2 {
            if cast.mentions[other].tokens.lowerBound >= end { between += 1 }
            other += 1
        }
        nearsCue = between == 0 ? 1 : between == 1 ? 0.5 : 0
    }

    private mutating func readEarlierCue(_ mention: Mention, text: TokenizedText) {
        let start = mention.tokens.lowerBound
        let sentence = text.sentenceTokens(mention.sentence)
        // "Said Bob Stone's lawyer": it is the lawyer who says it.
        guard !isPossessive, let last = text.cues(in: sentence.lowerBound..<start).last else { return }
        let earlier = text.cues[last]
        if earlier.isPassive { return readAgent(mention, of: earlier, text) }
        let gap = earlier.tokens.upperBound..<start
        guard earlier.tokens.upperBound <= start,
            mention.range.lowerBound
                - Int(text.tokens[earlier.tokens.upperBound - 1].end) < 80, !breaks(gap, text)
        else { return }
        let words = text.words(in: gap)
        if earlier.strength == .according {
            according = words <= 3 ? 1 : 0.5
            if cue == nil { cue = earlier.tokens.lowerBound }
        } else if followsQuotation(earlier.tokens.lowerBound, text) {
            inverted = words <= 1 ? 1 : words <= 6 ? 0.7 : 0.4
            if !precedesCue, !precedesCueOverApposition { cue = earlier.tokens.lowerBound }
        }
    }

    /// "Was called “…” by Mayor Ann Miller": counts as "according to" does.
    private mutating func readAgent(_ mention: Mention, of passive: Cue, _ text: TokenizedText) {
        let start = mention.tokens.lowerBound
        let near = max(passive.tokens.upperBound, start - Self.mostTitles - 1)..<start
        guard let by = near.last(where: { text.tokens[$0].lower == Self.by }),
            (by..<start).allSatisfy({ text.tokens[$0].isWord }),
            text.words(in: passive.tokens.upperBound..<by) <= Self.mostWordsBeforeAgent,
            text.stops(in: passive.tokens.upperBound..<by) == 0,
            mention.kind != .nominal || !Self.timesAndParts.contains(mention.head)
        else { return }
        according = 1
        if cue == nil { cue = passive.tokens.lowerBound }
    }

    private static let by = WordHash.of("by")
    /// What stands after "by" without having said anything: "by the end of Friday".
    private static let timesAndParts = FewWords([
        "end", "beginning", "middle", "start", "close", "rest", "half", "part", "majority", "time", "moment",
        "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade", "century",
        "morning", "noon", "afternoon", "evening", "night", "dawn", "deadline", "way", "means", "side",
    ])
    /// Words of a title between "by" and a name.
    private static let mostTitles = 3
    private static let mostWordsBeforeAgent = 10

    /// A comma, stop, colon or quotation between a verb and the name after it.
    private func breaks(_ gap: Range<Int>, _ text: TokenizedText) -> Bool {
        gap.contains { index in
            let token = text.tokens[index]
            if token.kind == .quoted { return true }
            return token.kind == .mark && index + 1 < text.tokens.count && text.tokens[index + 1].followsSpace
                && (token.scalar == Glyph.comma || token.scalar == Glyph.stop || token.scalar == Glyph.colon
                    || token.scalar == 0x3b)
        }
    }

    /// The verb stands right after a quotation, a comma or an adverb apart.
    private func followsQuotation(_ verb: Int, _ text: TokenizedText) -> Bool {
        var before = verb - 1
        if before > 0, text.tokens[before].isAdverb, text.tokens[before].isPlain { before -= 1 }
        if before > 0, text.tokens[before].isMark(Glyph.comma) { before -= 1 }
        return before >= 0 && text.tokens[before].kind == .quoted
    }
}
