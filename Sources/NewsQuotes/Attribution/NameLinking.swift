// Linking: which entity a name belongs to, by its words and titles.

internal import NewsText

extension NameFinder {
    mutating func fullName(_ run: NameRun) -> (entity: Int, name: Range<Int>)? {
        let key = Self.key(run.name, in: text)
        if let known = named(key) { return (known, run.name) }
        var name = run.name
        var found = sameEnds(name, in: text)
        if found == nil {
            if PersonEvidence(text: text, alone: alone).isPerson(run) {
                while name.count > 2, text.tokens[name.upperBound - 1].traits.has(.sentenceWord) {
                    name = name.lowerBound..<name.upperBound - 1
                }
                found = make(.person, name)
            } else if let start = personStart(in: name) {
                name = start..<name.upperBound
                let inner = Self.key(name, in: text)
                found = named(inner) ?? sameEnds(name, in: text) ?? make(.person, name)
                if let found { byName.set(inner, Int32(found)) }
            } else {
                found = make(.organization, name)
            }
        }
        guard let found else { return nil }
        byName.set(key, Int32(found))
        return (found, name)
    }

    /// A person of the same first and last word.
    func sameEnds(_ name: Range<Int>, in text: TokenizedText) -> Int? {
        let first = text.tokens[name.lowerBound].nameHash
        let last = text.tokens[name.upperBound - 1].nameHash
        guard isInFullName(last) else { return nil }
        return entities.indices.first {
            entities[$0].last == last && entities[$0].kind == .person && entities[$0].words.count > 1
                && entities[$0].first == first
        }
    }

    /// Where a person's name starts after words of an organisation: "Miller campaign" aside,
    /// "White House Aide Ann Miller".
    private func personStart(in name: Range<Int>) -> Int? {
        let last = text.tokens[name.upperBound - 1]
        guard name.count > 2, !last.traits.has(.organization) else { return nil }
        return (name.lowerBound + 1..<name.upperBound - 1).first { index in
            let token = text.tokens[index]
            return name.upperBound - index <= 3 && !token.traits.has(.organization)
                && !token.lowerTraits.has(.commonWord)
                && Lexicon.shared.givenName(token.lower)?.isCommon ?? false
        }
    }

    mutating func singleName(_ run: NameRun) -> (entity: Int, name: Range<Int>)? {
        let token = text.tokens[run.name.lowerBound]
        let candidates = bearers(of: token)
        if candidates.isEmpty {
            let isTitled = run.titles.contains {
                text.tokens[$0].traits.has([.titleAbbreviation, .strongTitle])
            }
            if let known = named(token.nameHash) {
                if isTitled { entities[known].kind = .person }
                return (known, run.name)
            }
            let isPerson =
                isTitled && !token.traits.has([.organization, .role]) || isRelative(run.whole.lowerBound)
            guard let made = make(isPerson ? .person : .unknown, run.name) else { return nil }
            byName.set(token.nameHash, Int32(made))
            return (made, run.name)
        }
        guard candidates.count > 1 else { return (candidates[0], run.name) }
        let fitting = candidates.filter { fits(run.titles, entities[$0]) }
        let start = Int(token.start)
        let chosen = (fitting.isEmpty ? candidates : fitting).max {
            Self.salience(entities[$0], at: start) < Self.salience(entities[$1], at: start)
        }
        return chosen.map { ($0, run.name) }
    }

    /// "her husband Darren", "their daughter, Ann,": a given name after a noun of relation.
    private func isRelative(_ index: Int) -> Bool {
        var noun = index - 1
        if noun > 0, text.tokens[noun].isMark(Glyph.comma) { noun -= 1 }
        guard noun >= 0, text.tokens[index].followsSpace else { return false }
        let token = text.tokens[index]
        let before = text.tokens[noun]
        return before.isPlain && before.traits.has(.relation) && !token.lowerTraits.has(.commonWord)
            && !token.traits.has([.organization, .role])
            && Lexicon.shared.givenName(token.lower)?.isKnown ?? false
    }

    /// Persons with this last name, else before a suffix, else with this first, else with this
    /// middle name.
    private func bearers(of token: Token) -> [Int] {
        let word = token.nameHash
        guard isInFullName(word) else { return [] }
        // Places, not entities, are passed on: a copy of an entity counts references for each part.
        let holders = entities.indices.filter {
            entities[$0].kind == .person && entities[$0].words.count > 1 && entities[$0].words.contains(word)
        }
        guard !holders.isEmpty else { return [] }
        let byLast = holders.filter { entities[$0].words.last == word }
        if !byLast.isEmpty { return byLast }
        let beforeSuffix = holders.filter {
            entities[$0].words.beforeLast == word && Lexicon.shared.traits(entities[$0].last).has(.suffix)
        }
        if !beforeSuffix.isEmpty { return beforeSuffix }
        let byFirst = holders.filter { entities[$0].words.first == word }
        if !byFirst.isEmpty { return byFirst }
        return holders.filter { entities[$0].words.count > 2 }
    }

    /// `Mr.` and `Ms.` choose between bearers of one last name.
    private func fits(_ titles: Range<Int>, _ entity: Entity) -> Bool {
        for index in titles where text.tokens[index].traits.has(.titleAbbreviation) {
            let traits = text.tokens[index].lowerTraits
            let given = entity.given?.isFemale
            let male = entity.male + (given == false ? 1 : 0)
            let female = entity.female + (given == true ? 1 : 0)
            if traits.has(.male), female > male { return false }
            if traits.has(.female), male > female { return false }
        }
        return true
    }

    /// Recent mentions weigh more: half as much every 2,500 characters.
    private static func salience(_ entity: Entity, at position: Int) -> Double {
        entity.positions.suffix(32).reduce(0) { $0 + Power.half(Double(position - $1) / 2500) }
    }
}
