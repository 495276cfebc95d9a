// PronounResolver: who "he" or "she" is.

/// A linear score over the persons named before a pronoun; the best mention speaks for its person.
/// Fitted on 109 pronouns of PolNeAR that were read by hand.
struct PronounResolver {
    private enum Weight {
        static let sameParagraph = 0.93
        static let oneBack = 0.211
        static let twoBack = -0.401
        /// Times paragraphs beyond two, four at most.
        static let furtherBack = -1.076
        static let sameSentence = -0.067
        static let sentenceBefore = 0.84
        /// Times ln(1 + sentences between).
        static let sentences = -1.06
        static let speaks = 0.722
        static let speaksNear = 0.761
        static let speaksParagraphBefore = 0.357
        static let according = 0.034
        static let acts = 0.687
        static let startsSentence = 0.854
        static let possessive = -0.896
        static let afterPreposition = -0.745
        static let last = 0.312
        /// Times other persons named since, over three.
        static let othersSince = -0.311
        static let genderKnown = 0.378
        static let previousSpeaker = 0.188
        static let previousSpeakerNear = 0.127
        /// Times ln(1 + quotations so far).
        static let spoken = 0.599
        /// Times ln(1 + mentions so far).
        static let mentioned = -0.447
        static let firstInParagraph = 0.728
    }

    /// Persons named before the pronoun, no more than this many mentions back.
    private static let reach = 80
    /// Mentions of any kind that are passed on the way.
    private static let mostSteps = 600

    let text: TokenizedText
    let cast: Cast

    /// The person that the pronoun at a mention stands for; nil where none fits.
    /// - Parameters:
    ///   - spoken: quotations so far by entity.
    ///   - previous: the last quotation's speaker.
    ///   - nominals: tells who bears the roles of the descriptions before it.
    func resolve(
        _ index: Int, spoken: [Int], previous: Int?, _ nominals: inout NominalResolver
    ) -> Int? {
        let pronoun = cast.mentions[index]
        let gender: Entity.Gender = pronoun.pronoun == .she ? .female : .male
        var best: (entity: Int, score: Double)?
        // A handful: looked through sooner than hashed.
        var since: [Int] = []
        var isLast = true
        var seen = 0
        for other in cast.mentions(before: index, since: pronoun.paragraph - 6, atMost: Self.mostSteps) {
            guard seen < Self.reach else { break }
            let mention = cast.mentions[other]
            guard let entity = person(at: other, &nominals) else { continue }
            seen += 1
            defer {
                if !since.contains(entity) { since.append(entity) }
                isLast = false
            }
            let known = cast.entities[entity].gender
            if let known, known != gender { continue }
            var score = place(mention, pronoun) + role(other, mention, pronoun)
            if isLast { score += Weight.last }
            let others = since.count - (since.contains(entity) ? 1 : 0)
            score += Weight.othersSince * Double(others) / 3
            if known == gender { score += Weight.genderKnown }
            if previous == entity {
                score += Weight.previousSpeaker
                if pronoun.paragraph - mention.paragraph <= 1 { score += Weight.previousSpeakerNear }
            }
            score += Weight.spoken * Power.logarithm(onePlus: spoken[entity])
            let mentioned = min(200, cast.entities[entity].mentioned(before: pronoun.range.lowerBound))
            score += Weight.mentioned * Power.logarithm(onePlus: mentioned)
            if best.map({ score >= $0.score }) ?? true { best = (entity, score) }
        }
        return best?.entity
    }

    /// Who is meant by a name, or by a description whose bearer the article tells.
    private func person(at index: Int, _ nominals: inout NominalResolver) -> Int? {
        let mention = cast.mentions[index]
        let entity: Int?
        switch mention.kind {
        case .name: entity = mention.entity
        case .nominal:
            let bearer = mention.isPersonNominal ? nominals.bearer(of: index) : nil
            entity = bearer.flatMap { $0.isCertain ? $0.entity : nil }
        case .pronoun: entity = nil
        }
        return entity.flatMap { cast.entities[$0].kind == .person ? $0 : nil }
    }

    private func place(_ mention: Mention, _ pronoun: Mention) -> Double {
        let sentences = Int(pronoun.sentence - mention.sentence)
        var score = Weight.sentences * Power.logarithm(onePlus: sentences)
        if sentences == 0 { score += Weight.sameSentence }
        if sentences == 1 { score += Weight.sentenceBefore }
        switch Int(pronoun.paragraph - mention.paragraph) {
        case 0: score += Weight.sameParagraph
        case 1: score += Weight.oneBack
        case 2: score += Weight.twoBack
        case let paragraphs: score += Weight.furtherBack * Double(min(4, paragraphs - 2))
        }
        return score
    }

    private func role(_ index: Int, _ mention: Mention, _ pronoun: Mention) -> Double {
        let source = SourceCandidate(index, cast: cast, text: text)
        let isObject = source.isPossessive || source.afterPreposition
        var score = 0.0
        if !isObject && (source.precedesCue || source.precedesCueOverApposition) || source.inverted > 0 {
            score += Weight.speaks
            if pronoun.sentence - mention.sentence <= 1 { score += Weight.speaksNear }
            if pronoun.paragraph - mention.paragraph == 1 { score += Weight.speaksParagraphBefore }
        } else if !isObject, acts(mention) {
            score += Weight.acts
        }
        if source.according > 0 { score += Weight.according }
        if source.startsSentence { score += Weight.startsSentence }
        if source.isPossessive { score += Weight.possessive }
        if source.afterPreposition { score += Weight.afterPreposition }
        if !hasPersonBefore(index, in: mention.paragraph) { score += Weight.firstInParagraph }
        return score
    }

    /// The subject of some verb: an auxiliary, or a word in -ed, follows.
    private func acts(_ mention: Mention) -> Bool {
        let tokens = text.tokens
        var index = mention.tokens.upperBound
        while index < tokens.count, index < mention.tokens.upperBound + 4, tokens[index].isPlain {
            if tokens[index].traits.has(.auxiliary) { return true }
            let end = Int(tokens[index].core)
            if tokens[index].core - tokens[index].start > 3, text.scalars[end - 1] == 0x64,
                text.scalars[end - 2] == 0x65
            {
                return true
            }
            guard tokens[index].isAdverb else { return false }
            index += 1
        }
        return false
    }

    private func hasPersonBefore(_ index: Int, in paragraph: Int32) -> Bool {
        cast.mentions(before: index, since: paragraph).contains {
            cast.mentions[$0].kind == .name && cast.isPerson(cast.mentions[$0])
        }
    }
}
