// NominalResolver: who "the mayor" is.

/// Ties a definite description to a person of the article.
struct NominalResolver {
    typealias Bearer = (entity: Int, isCertain: Bool)

    private let text: TokenizedText
    private let cast: Cast
    /// As far as they were asked for: a pronoun asks for those of all nominals before it.
    private var bearers: [Int: Bearer?] = [:]

    init(text: TokenizedText, cast: Cast) {
        self.text = text
        self.cast = cast
    }

    /// The person that a nominal stands for; nil where the description must speak for itself.
    mutating func resolve(_ index: Int, previous: Int?) -> Int? {
        let mention = cast.mentions[index]
        let known = bearer(of: index)
        if let known, known.isCertain { return known.entity }
        let opener = text.tokens[mention.tokens.lowerBound]
        guard mention.isPersonNominal, opener.lowerTraits.has(.pointing),
            !mention.headTraits.has(.anonymous)
        else { return known?.entity }
        let gender = gender(of: mention)
        if let subject = subject(before: index, gender: gender), known == nil || fits(subject, mention) {
            return subject
        }
        if let known { return known.entity }
        // No role was told: only a generic singular goes to the previous speaker.
        guard mention.headTraits.has(.generic),
            !isUnnamed(index, after: start(ofParagraph: mention.paragraph - 2))
        else { return nil }
        return recent(before: index, gender: gender, previous: previous)
    }

    /// The person that a nominal describes by what the article tells of its bearer: the name in
    /// apposition, or whoever was named last of those that have the role; certain where nobody else
    /// has it.
    mutating func bearer(of index: Int) -> Bearer? {
        if let known = bearers[index] { return known }
        let found = findBearer(of: index)
        bearers[index] = .some(found)
        return found
    }

    private func findBearer(of index: Int) -> Bearer? {
        let mention = cast.mentions[index]
        if let named = cast.personInApposition(to: index, in: text) { return (named, true) }
        guard text.tokens[mention.tokens.lowerBound].lowerTraits.has(.definite),
            let bearer = bearer(of: mention, gender: gender(of: mention)),
            !isUnnamed(index, after: bearer.position)
        else { return nil }
        return (bearer.entity, bearer.isCertain)
    }

    private func start(ofParagraph paragraph: Int32) -> Int {
        let tokens = text.paragraphTokens(max(0, paragraph))
        return tokens.isEmpty ? 0 : Int(text.tokens[tokens.lowerBound].start) - 1
    }

    /// "A police officer … the officer": somebody without a name was brought in since, who is meant.
    private func isUnnamed(_ index: Int, after position: Int) -> Bool {
        let mention = cast.mentions[index]
        for other in cast.mentions(before: index, since: 0) {
            let before = cast.mentions[other]
            guard before.range.lowerBound > position else { return false }
            if before.kind == .nominal, before.head == mention.head,
                !text.tokens[before.tokens.lowerBound].lowerTraits.has(.definite),
                cast.personInApposition(to: other, in: text) == nil
            {
                return true
            }
        }
        return false
    }

    private func fits(_ entity: Int, _ mention: Mention) -> Bool {
        cast.entities[entity].roles.contains(mention.head)
    }

    /// "Ann Miller praised the team. “…,” said the Rovers manager": the one person that the paragraph
    /// names before the description, other than as an object. Where a description with an age opens
    /// its paragraph, the paragraph before is looked at.
    private func subject(before index: Int, gender: Entity.Gender?) -> Int? {
        let mention = cast.mentions[index]
        let opens = text.paragraphTokens(mention.paragraph).lowerBound == mention.tokens.lowerBound
        if opens && isAged(mention) {
            return subject(before: index, in: mention.paragraph - 1, gender: gender)
        }
        if let here = subject(before: index, in: mention.paragraph, gender: gender) { return here }
        // "The 52-year-old" is somebody whom the article told of before.
        guard Glyph.isDigit(text.tokens[mention.tokens.upperBound - 1].scalar) else { return nil }
        return subject(before: index, in: mention.paragraph - 1, gender: gender)
    }

    /// The one person that a paragraph names before a mention, other than as an object.
    private func subject(before index: Int, in paragraph: Int32, gender: Entity.Gender?) -> Int? {
        var found: Int?
        var isSubject = false
        for other in cast.mentions(before: index, since: paragraph) {
            let before = cast.mentions[other]
            guard before.paragraph == paragraph, before.kind == .name, let entity = before.entity,
                cast.entities[entity].kind == .person
            else { continue }
            if let gender, let known = cast.entities[entity].gender, known != gender { continue }
            if let found, found != entity { return nil }
            found = entity
            isSubject = isSubject || SourceCandidate(other, cast: cast, text: text).canBeSubject
        }
        return isSubject ? found : nil
    }

    /// `, 44,` follows.
    private func isAged(_ mention: Mention) -> Bool {
        let next = mention.tokens.upperBound
        guard next + 2 < text.tokens.count, text.tokens[next].isMark(Glyph.comma) else { return false }
        let age = text.tokens[next + 1]
        return age.end - age.start == 2 && Glyph.isDigit(age.scalar)
            && text.tokens[next + 2].isMark(Glyph.comma)
    }

    private func gender(of mention: Mention) -> Entity.Gender? {
        if mention.headTraits.has(.male) { return .male }
        if mention.headTraits.has(.female) { return .female }
        return nil
    }

    /// The person of that role who was named last.
    private func bearer(
        of mention: Mention, gender: Entity.Gender?
    ) -> (entity: Int, position: Int, isCertain: Bool)? {
        var best: (entity: Int, position: Int)?
        var bearers = 0
        for index in cast.entities.indices
        where cast.entities[index].kind == .person && cast.entities[index].roles.contains(mention.head) {
            if let gender, let known = cast.entities[index].gender, known != gender { continue }
            let mentioned = cast.entities[index].mentioned(before: mention.range.lowerBound)
            guard mentioned > 0 else { continue }
            let last = cast.entities[index].positions[mentioned - 1]
            bearers += 1
            if best.map({ last > $0.position }) ?? true { best = (index, last) }
        }
        return best.map { ($0.entity, $0.position, bearers == 1) }
    }

    /// The previous speaker if named in the last two paragraphs; with a gendered noun the person
    /// named last.
    private func recent(before index: Int, gender: Entity.Gender?, previous: Int?) -> Int? {
        let mention = cast.mentions[index]
        var last: Int?
        for other in cast.mentions(before: index, since: mention.paragraph - 2) {
            guard cast.mentions[other].kind == .name, let entity = cast.mentions[other].entity,
                cast.entities[entity].kind == .person
            else { continue }
            if let gender, let known = cast.entities[entity].gender, known != gender { continue }
            if entity == previous { return entity }
            if last == nil { last = entity }
        }
        return gender == nil ? nil : last
    }
}
