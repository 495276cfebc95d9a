// PersonEvidence: is a name of two words or more a person's?

internal import NewsText

struct PersonEvidence {
    let text: TokenizedText
    /// Words that stand alone as a name somewhere.
    let alone: HashTable<Bool>

    /// Adds up the points for a person; one point is enough.
    func isPerson(_ run: NameRun) -> Bool {
        let tokens = text.tokens
        let name = run.name
        let first = tokens[name.lowerBound]
        let last = tokens[name.upperBound - 1]
        if first.lowerTraits.has(.strongSaying) { return false }
        if !first.traits.has(.organization),
            name.dropFirst().contains(where: { tokens[$0].traits.has(.suffix) })
        {
            return true
        }
        let isDoubtful = last.traits.has(.alsoSurname)
        if last.traits.has(.organization) && !isDoubtful || name.count > 5 { return false }
        if run.titles.contains(where: { tokens[$0].traits.has([.titleAbbreviation, .strongTitle]) }) {
            return true
        }
        if first.traits.has(.organization) { return false }
        var points = 0.0
        if let given = givenName(first) { points += given.isFrequent ? 1.5 : 1 }
        // "Ann Hill" may be a person, "Forest Hill" hardly: there must be two signs.
        if isDoubtful {
            guard points > 0, !first.lowerTraits.has(.commonWord) else { return false }
            points -= 0.7
        }
        if first.lowerTraits.has([.commonWord, .person]) { points -= 0.5 }
        let middle = tokens[name.lowerBound + 1]
        if name.count == 3, middle.core - middle.start == 1 { points += 1 }
        if alone[last.nameHash] { points += 0.7 }
        if hasAge(after: name.upperBound) { points += 1 }
        if name.upperBound + 1 < tokens.count, tokens[name.upperBound].isMark(Glyph.comma),
            tokens[name.upperBound + 1].isPlain
        {
            points += 0.3
        }
        if let verb = text.verb(after: name.upperBound, allowingComma: false),
            tokens[verb].traits.has(.saying)
        {
            points += 0.8
        }
        if let before = wordBefore(run.whole.lowerBound), before.traits.has([.strongSaying, .person]) {
            // "finance minister Olu Adebayo" needs no other sign.
            let isTitle = before.traits.has([.generic, .male, .female])
            points += isTitle && tokens[run.whole.lowerBound - 1].isWord ? 1 : 0.8
        }
        if !run.titles.isEmpty { points += 0.4 }
        if name.dropFirst().dropLast().contains(where: { tokens[$0].traits.has(.organization) }) {
            points -= 1
        }
        if isPartlyAllCaps(name) { points -= 0.6 }
        return points >= 1
    }

    /// What the list says of a name; of a double name's first half where it doesn't know it.
    private func givenName(_ token: Token) -> GivenName? {
        if let known = Lexicon.shared.givenName(token.lower) { return known }
        let scalars = text.scalars[Int(token.start)..<Int(token.core)]
        guard let hyphen = scalars.firstIndex(of: Glyph.hyphen) else { return nil }
        return Lexicon.shared.givenName(WordHash.of(scalars[..<hyphen].lazy.map(Glyph.lowercased)))
    }

    /// `, 45,` or "who" or "45-year-old" follows.
    private func hasAge(after index: Int) -> Bool {
        let tokens = text.tokens
        var next = index
        if next < tokens.count, tokens[next].isMark(Glyph.comma) { next += 1 }
        guard next < tokens.count, tokens[next].isWord else { return false }
        if Pronoun(tokens[next]) == .who { return true }
        let token = tokens[next]
        guard Glyph.isDigit(token.scalar), token.end - token.start >= 2 else { return false }
        if token.end - token.start == 2 {
            return next + 1 < tokens.count && tokens[next + 1].isMark(Glyph.comma)
        }
        return token.end - token.start > 6 && text.scalars[Int(token.start) + 2] == Glyph.hyphen
    }

    /// The lower-case word before, over a comma or stop.
    private func wordBefore(_ index: Int) -> Token? {
        var before = index - 1
        if before >= 0, text.tokens[before].isMark(Glyph.comma) || text.tokens[before].isMark(Glyph.stop) {
            before -= 1
        }
        return before >= 0 && text.tokens[before].isPlain ? text.tokens[before] : nil
    }

    private func isPartlyAllCaps(_ name: Range<Int>) -> Bool {
        let capitals = name.filter {
            text.tokens[$0].isAllCaps && text.tokens[$0].core - text.tokens[$0].start > 2
        }
        return !capitals.isEmpty && capitals.count < name.count
    }
}
