// SpeakerRanker: chooses the mention that is a quotation's source.

/// Scores the mentions around a quotation. The terms are those of `SpeakerWeights`.
struct SpeakerRanker {
    private typealias Weight = SpeakerWeights

    /// What is known of a quotation before its source is chosen.
    struct Context {
        var token: Int
        var paragraph: Int
        var sentence: Range<Int>
        /// Index of the mention that was the previous quotation's source.
        var previous: Int?
        var previousEntity: Int?
        var previousRunsOn = false
        var isPreviousInParagraph = false
        /// No word of the paragraph stands outside quotations.
        var isBare = false
        var lacksCue = false
        var lastCueBefore: Int?
        var followsColon = false
    }

    /// Mentions on either side beyond which none is looked at.
    private static let reach = 60

    let text: TokenizedText
    let cast: Cast
    /// How the mentions stand to the verbs around them, as far as they were looked at.
    private var candidates: [SourceCandidate?]
    /// Quotations so far by entity.
    var spoken: [Int]

    init(text: TokenizedText, cast: Cast) {
        self.text = text
        self.cast = cast
        candidates = Array(repeating: nil, count: cast.mentions.count)
        spoken = Array(repeating: 0, count: cast.entities.count)
    }

    /// The best mention, if there is any, and the first token of the cue that ties it.
    mutating func choose(_ context: Context) -> (mention: Int, cue: Int?)? {
        var best: (mention: Int, score: Double)?
        func consider(_ index: Int, _ score: Double) {
            if best.map({ score > $0.score }) ?? true { best = (index, score) }
        }
        let around = cast.mentions(paragraphs: context.paragraph - 3...context.paragraph + 1)
        let middle = firstMention(after: context.token, in: around)
        let range = max(around.lowerBound, middle - Self.reach)..<min(around.upperBound, middle + Self.reach)
        for index in range where isEligible(index, context) { consider(index, score(index, context)) }
        if let previous = context.previous, !(range.contains(previous) && isEligible(previous, context)) {
            consider(previous, score(previous, context))
        }
        guard let best else { return nil }
        return (best.mention, candidate(best.mention).cue)
    }

    private func firstMention(after token: Int, in range: Range<Int>) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if cast.mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isEligible(_ index: Int, _ context: Context) -> Bool {
        let mention = cast.mentions[index]
        let distance = Int(mention.paragraph) - context.paragraph
        if distance == 0 { return true }
        switch mention.kind {
        case .name:
            let kind = mention.entity.map { cast.entities[$0].kind }
            return distance < 0 || kind == .person
        case .pronoun:
            return mention.pronoun?.isSingularPerson ?? false || (distance < 0 && mention.pronoun == .they)
        case .nominal:
            return distance == -1 && mention.isPersonNominal
        }
    }

    private mutating func candidate(_ index: Int) -> SourceCandidate {
        if let known = candidates[index] { return known }
        let made = SourceCandidate(index, cast: cast, text: text)
        candidates[index] = made
        return made
    }

    private mutating func score(_ index: Int, _ context: Context) -> Double {
        let mention = cast.mentions[index]
        let source = candidate(index)
        let isSubject = source.precedesCue || source.precedesCueOverApposition
        var score = kind(mention) + place(mention, context) + grammar(source)
        if Int(mention.paragraph) == context.paragraph {
            if mention.tokens.lowerBound > context.token {
                score += after(index, source, context)
            } else {
                score += before(index, source, context)
            }
        } else if isSubject || source.inverted > 0 || source.according > 0 {
            let degree = isSubject ? 1 : source.inverted > 0 ? source.inverted : source.according
            score += Weight.subjectElsewhere * degree
        }
        score += discourse(index, source, context)
        return score
    }

    private func kind(_ mention: Mention) -> Double {
        switch mention.kind {
        case .name:
            switch mention.entity.map({ cast.entities[$0].kind }) {
            case .person, .absorbed: Weight.person
            case .organization: Weight.organization
            case .unknown, nil: Weight.unknownName
            }
        case .pronoun:
            switch mention.pronoun {
            case .he, .she: Weight.heOrShe
            case .they: Weight.they
            case .it: Weight.it
            case .who: Weight.whoPronoun
            case .i, .we, nil: Weight.iOrWe
            }
        case .nominal: mention.isPersonNominal ? Weight.personNominal : Weight.otherNominal
        }
    }

    private func place(_ mention: Mention, _ context: Context) -> Double {
        let gap = gap(mention, context)
        var score = context.sentence.contains(mention.tokens.lowerBound) ? Weight.sameSentence : 0
        switch Int(mention.paragraph) - context.paragraph {
        case 0: score += mention.tokens.lowerBound < context.token ? Weight.before : Weight.after
        case -1: score += Weight.oneParagraphBack
        case let distance where distance < 0:
            score += Weight.furtherBack + Weight.paragraphsBack * Double(min(6, -distance)) / 3
        default: score += Weight.nextParagraph
        }
        score += Weight.distance * Power.logarithm(onePlus: text.words(in: gap)) / 2
        score += Weight.quotationsBetween * Double(min(3, text.quoted(in: gap))) / 2
        score += Weight.sentencesBetween * Double(min(4, text.stops(in: gap))) / 2
        return score
    }

    /// The tokens between a mention and the quotation.
    private func gap(_ mention: Mention, _ context: Context) -> Range<Int> {
        mention.tokens.lowerBound > context.token
            ? context.token + 1..<mention.tokens.lowerBound
            : mention.tokens.upperBound..<max(mention.tokens.upperBound, context.token)
    }

    private func grammar(_ source: SourceCandidate) -> Double {
        var score = 0.0
        if source.afterPreposition { score += Weight.afterPreposition }
        if source.isPossessive { score += Weight.possessive }
        if source.isObject { score += Weight.object }
        if source.startsSentence { score += Weight.startsSentence }
        if source.isParenthesised { score += Weight.parenthesised }
        if source.precedesCue { score += Weight.precedesCue }
        if source.precedesCueOverApposition { score += Weight.precedesCueOverApposition }
        score += Weight.nearsCue * source.nearsCue
        score += Weight.inverted * source.inverted
        score += Weight.according * source.according
        if source.cueStrength == .strong { score += Weight.strongCue }
        return score
    }

    private func after(_ index: Int, _ source: SourceCandidate, _ context: Context) -> Double {
        let mention = cast.mentions[index]
        let isSubject = source.precedesCue || source.precedesCueOverApposition
        var score = 0.0
        guard context.sentence.contains(mention.tokens.lowerBound) else {
            if isSubject { score += Weight.subjectLater }
            if !hasMention(in: context.token + 1..<mention.tokens.lowerBound, before: index) {
                score += Weight.firstMentionLater
            }
            return score
        }
        let gap = context.token + 1..<mention.tokens.lowerBound
        let isDirect = text.words(in: gap) == 0
        let isClear = text.quoted(in: gap) == 0
        if isSubject, isDirect, isClear { score += Weight.subjectAfter }
        if isSubject || source.nearsCue > 0, !isDirect, isClear, source.cue != nil {
            score += Weight.looseSubjectAfter
        }
        if isClear {
            score += Weight.invertedAfter * source.inverted + Weight.accordingAfter * source.according
        }
        if isDirect, isClear { score += Weight.firstAfter }
        return score
    }

    private func before(_ index: Int, _ source: SourceCandidate, _ context: Context) -> Double {
        let mention = cast.mentions[index]
        let isSubject = source.precedesCue || source.precedesCueOverApposition
        var score = 0.0
        guard context.sentence.contains(mention.tokens.lowerBound) else {
            if isSubject || source.inverted > 0 {
                score += Weight.subjectEarlier * (isSubject ? 1 : source.inverted)
            }
            if !hasMention(in: mention.tokens.upperBound..<context.token, after: index, butNominals: true) {
                score += Weight.lastMentionEarlier
            }
            return score
        }
        if let cue = source.cue, cue < context.token, text.quoted(in: cue..<context.token) == 0 {
            if isSubject { score += Weight.subjectBefore }
            score += Weight.nearBefore * source.nearsCue
        }
        if let last = context.lastCueBefore, source.cue == last { score += Weight.lastCueBefore }
        score += Weight.accordingBefore * source.according
        if context.followsColon, source.startsSentence || source.precedesCue { score += Weight.colon }
        if !hasMention(in: mention.tokens.upperBound..<context.token, after: index, butNominals: false) {
            score += Weight.lastMentionBefore
        }
        return score
    }

    private func hasMention(in range: Range<Int>, after index: Int, butNominals: Bool) -> Bool {
        var other = index + 1
        while other < cast.mentions.count, cast.mentions[other].tokens.lowerBound < range.upperBound {
            if cast.mentions[other].tokens.lowerBound >= range.lowerBound,
                !butNominals || cast.mentions[other].kind != .nominal
            {
                return true
            }
            other += 1
        }
        return false
    }

    private func hasMention(in range: Range<Int>, before index: Int) -> Bool {
        var other = index - 1
        while other >= 0, cast.mentions[other].tokens.lowerBound >= range.lowerBound {
            if cast.mentions[other].kind != .nominal { return true }
            other -= 1
        }
        return false
    }

    private func discourse(_ index: Int, _ source: SourceCandidate, _ context: Context) -> Double {
        let mention = cast.mentions[index]
        var score = 0.0
        if let previous = context.previous {
            if previous == index {
                score += Weight.previousSource
                if context.isBare { score += Weight.previousWhenBare }
                if context.previousRunsOn { score += Weight.previousRunsOn }
                if context.isPreviousInParagraph { score += Weight.previousSameParagraph }
                if context.lacksCue { score += Weight.previousWithoutCue }
            } else if let entity = context.previousEntity, mention.entity == entity {
                score += Weight.previousSpeaker
                if context.isBare { score += Weight.previousSpeakerWhenBare }
            }
        }
        if let entity = mention.entity {
            score += Weight.spokenBefore * Power.logarithm(onePlus: spoken[entity]) / 2
        }
        let isSubject = source.precedesCue || source.inverted > 0 || source.precedesCueOverApposition
        if context.isBare, isSubject { score += Weight.subjectWhenBare }
        if context.lacksCue {
            if isSubject { score += Weight.subjectWithoutCue }
            if source.startsSentence { score += Weight.startWithoutCue }
            if isPerson(mention) { score += Weight.personWithoutCue }
        }
        return score
    }

    private func isPerson(_ mention: Mention) -> Bool {
        switch mention.kind {
        case .name: mention.entity.map { cast.entities[$0].kind != .organization } ?? false
        case .pronoun: mention.pronoun?.isSingularPerson ?? false
        case .nominal: mention.isPersonNominal
        }
    }
}
