// SpeakerRanker: chooses the mention that is a quotation's source.

/// Scores the mentions around a quotation. The terms are those of `SpeakerWeights`.
struct SpeakerRanker {
    typealias Weight = SpeakerWeights

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
    static let reach = 60

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
        let middle = cast.firstMention(at: context.token, in: around)
        let range = max(around.lowerBound, middle - Self.reach)..<min(around.upperBound, middle + Self.reach)
        for index in range where isEligible(index, context) { consider(index, score(index, context)) }
        if let previous = context.previous, !(range.contains(previous) && isEligible(previous, context)) {
            consider(previous, score(previous, context))
        }
        guard let best else { return nil }
        return (best.mention, candidate(best.mention).cue)
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
}
