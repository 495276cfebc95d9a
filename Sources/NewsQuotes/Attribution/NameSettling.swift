// Headlines and settling: what is decided about names once the whole text was read.

extension NameFinder {
    /// A headline only links, or lends a first name to a bare last name; it founds nobody.
    mutating func readHeadline(_ run: NameRun, in source: TokenizedText) {
        if run.name.count == 1 {
            read(run)
        } else if let known = named(Self.key(run.name, in: source)) ?? sameEnds(run.name, in: source) {
            add(run.name, entity: known)
        } else if let (entity, index) = lend(run, in: source) {
            add(index..<index + 1, entity: entity)
        }
    }

    /// The person whose last name stands in the run, and where; lends a first name before it.
    mutating func lend(_ run: NameRun, in source: TokenizedText) -> (entity: Int, token: Int)? {
        for index in run.name.dropLast() {
            let first = source.tokens[index]
            let last = source.tokens[index + 1]
            guard let known = named(last.nameHash), entities[known].words.count == 1,
                entities[known].kind == .unknown || entities[known].kind == .person,
                let given = Lexicon.shared.givenName(first.lower), given.isCommon
            else { continue }
            entities[known].kind = .person
            entities[known].words = NameWords(source.tokens[index...index + 1])
            noteFullName(entities[known].words)
            entities[known].given = given
            entities[known].name = Entity.Name(
                range: Int(first.start)..<Int(last.core), isInTitle: source !== text)
        }
        for index in run.name {
            let hash = source.tokens[index].nameHash
            if let known = entities.indices.first(where: {
                entities[$0].last == hash && entities[$0].kind == .person
            }) {
                return (known, index)
            }
        }
        return nil
    }

    /// Gives bare last names to the persons named in full later on, makes persons of those that
    /// speak, and counts what given names tell of gender.
    mutating func settle() {
        absorbLastNames()
        // Headlines were read last, and absorbed names add theirs at the end.
        for index in entities.indices { entities[index].positions.sort() }
        for mention in mentions {
            guard let index = mention.entity, entities[index].kind == .unknown else { continue }
            let traits = entities[index].firstTraits
            let isName = entities[index].given?.isCommon ?? false
            guard !traits.has([.organization, .role, .sentenceWord]), speaks(mention, overComma: isName)
            else { continue }
            entities[index].sayings += 1
            if isName || entities[index].sayings >= 2, !entities[index].isAllCaps {
                entities[index].kind = .person
            }
        }
        for index in entities.indices where entities[index].kind == .person {
            if entities[index].isAllCaps, entities[index].words.count > 1,
                !holdsLower(entities[index].name)
            {
                entities[index].name.isInCapitals = true
            }
            guard let given = entities[index].given, given.rank >= 1, let isFemale = given.isFemale else {
                continue
            }
            if entities[index].words.count == 1, given.rank < 5 { continue }
            var weight = given.leaning == .male || given.leaning == .female ? 1.2 : 0.8
            if entities[index].words.count == 1 { weight *= 0.35 }
            if isFemale { entities[index].female += weight } else { entities[index].male += weight }
        }
    }

    private func holdsLower(_ name: Entity.Name) -> Bool {
        let scalars = (name.isInTitle ? title ?? text : text).scalars
        return scalars[name.range].contains { Glyph.isLower($0) }
    }

    private mutating func absorbLastNames() {
        for index in entities.indices where entities[index].kind == .unknown {
            let word = entities[index].first
            let bearers = entities.indices.filter {
                entities[$0].kind == .person && entities[$0].words.count > 1 && entities[$0].last == word
            }
            guard
                let bearer = bearers.max(by: { entities[$0].positions.count < entities[$1].positions.count })
            else { continue }
            for place in mentions.indices where mentions[place].entity == index {
                mentions[place].entity = bearer
            }
            entities[bearer].positions += entities[index].positions
            entities[index].kind = .absorbed
        }
    }

    /// Straight before a strong verb of saying, or after a quotation and one.
    private func speaks(_ mention: Mention, overComma: Bool) -> Bool {
        let tokens = text.tokens
        if let verb = text.verb(after: mention.tokens.upperBound, allowingComma: overComma),
            !tokens[mention.tokens.upperBound - 1].isPossessive, tokens[verb].traits.has(.strongSaying)
        {
            return true
        }
        let before = mention.tokens.lowerBound - 1
        guard before > 0, tokens[before].isPlain, tokens[before].traits.has(.saying) else { return false }
        let earlier = tokens[before - 1]
        return earlier.kind == .quoted
            || earlier.isMark(Glyph.comma) && before > 1 && tokens[before - 2].kind == .quoted
    }
}
