// NominalResolver: who "the mayor" is.

/// Ties a definite description to a person of the article.
struct NominalResolver {
    let text: TokenizedText
    let cast: Cast

    /// The person that a nominal stands for; nil where the description must speak for itself.
    func resolve(_ index: Int, previous: Int?) -> Int? {
        let mention = cast.mentions[index]
        if let named = nameAfterComma(index) { return named }
        let opener = text.tokens[mention.tokens.lowerBound]
        guard opener.lowerTraits.has(.definite) else { return nil }
        let gender = gender(of: mention)
        if let bearer = bearer(of: mention, gender: gender) { return bearer }
        // No role was told: only a generic singular goes to the previous speaker.
        guard mention.headTraits.has(.person), mention.headTraits.has(.generic),
            opener.lowerTraits.has(.pointing), !mention.headTraits.has(.anonymous)
        else { return nil }
        return recent(before: index, gender: gender, previous: previous)
    }

    /// "the city's engineer, Ann Miller": the name in apposition.
    private func nameAfterComma(_ index: Int) -> Int? {
        let end = cast.mentions[index].tokens.upperBound
        guard cast.mentions[index].isPersonNominal, end < text.tokens.count,
            text.tokens[end].isMark(Glyph.comma)
        else { return nil }
        let next = cast.mentions[(index + 1)...].first { $0.tokens.lowerBound > end }
        guard let next, next.kind == .name, next.tokens.lowerBound == end + 1, let entity = next.entity,
            cast.entities[entity].kind == .person
        else { return nil }
        return entity
    }

    private func gender(of mention: Mention) -> Entity.Gender? {
        if mention.headTraits.has(.male) { return .male }
        if mention.headTraits.has(.female) { return .female }
        return nil
    }

    /// The person of that role who was named last.
    private func bearer(of mention: Mention, gender: Entity.Gender?) -> Int? {
        var best: (entity: Int, position: Int)?
        for (index, entity) in cast.entities.enumerated()
        where entity.kind == .person && entity.roles.contains(mention.head) {
            if let gender, let known = entity.gender, known != gender { continue }
            guard let last = entity.positions.filter({ $0 < mention.range.lowerBound }).max() else {
                continue
            }
            if best.map({ last > $0.position }) ?? true { best = (index, last) }
        }
        return best?.entity
    }

    /// The previous speaker if named in the last two paragraphs; with a gendered noun the person
    /// named last.
    private func recent(before index: Int, gender: Entity.Gender?, previous: Int?) -> Int? {
        let mention = cast.mentions[index]
        var last: Int?
        var other = index - 1
        while other >= 0, cast.mentions[other].paragraph >= mention.paragraph - 2 {
            defer { other -= 1 }
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
