// The terms of a candidate's score that don't depend on the side of the quotation that it stands
// on: its kind, its place, its grammar and the discourse so far.

extension SpeakerRanker {
    func kind(_ mention: Mention) -> Double {
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

    func place(_ mention: Mention, _ context: Context) -> Double {
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

    func grammar(_ source: SourceCandidate) -> Double {
        var score = 0.0
        if source.afterPreposition { score += Weight.afterPreposition }
        if source.isPossessive { score += Weight.possessive }
        if source.isObject || source.isPassiveSubject { score += Weight.object }
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

    func discourse(_ index: Int, _ source: SourceCandidate, _ context: Context) -> Double {
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
