// RoleEvidence: what an article tells of a person around the name: roles, and by nouns and pronouns
// the gender.

struct RoleEvidence {
    private let text: TokenizedText

    static func gather(for cast: inout Cast, in text: TokenizedText) {
        let evidence = RoleEvidence(text: text)
        for mention in cast.mentions where mention.kind == .name {
            guard let index = mention.entity, cast.entities[index].kind == .person else { continue }
            evidence.readApposition(after: mention, &cast.entities[index])
            evidence.readNouns(before: mention, &cast.entities[index])
            evidence.readCopula(after: mention, &cast.entities[index])
        }
        evidence.readDescriptions(&cast)
        evidence.readPronouns(&cast)
    }

    /// `, 45, the mayor of …,`
    private func readApposition(after mention: Mention, _ entity: inout Entity) {
        let tokens = text.tokens
        var next = mention.tokens.upperBound
        guard next < tokens.count, tokens[next].isMark(Glyph.comma) else { return }
        next += 1
        if next + 1 < tokens.count, tokens[next].end - tokens[next].start == 2,
            Glyph.isDigit(tokens[next].scalar),
            tokens[next + 1].isMark(Glyph.comma)
        {
            next += 2
        }
        let start = next
        while next < tokens.count, tokens[next].isWord || tokens[next].isMark(Glyph.hyphen),
            tokens[next].start - tokens[start].start < 95, tokens[next].paragraph == mention.paragraph
        {
            let token = tokens[next]
            if token.lowerTraits.has(.person) || token.traits.has(.role), !isSecond(next) {
                entity.add(role: token.lower)
            }
            if next - start < 8, !isPersonPronoun(token) {
                if token.lowerTraits.has(.male) { entity.male += 0.8 }
                if token.lowerTraits.has(.female) { entity.female += 0.8 }
            }
            next += 1
        }
    }

    /// "spokeswoman Ann Miller": up to five words straight before the name.
    private func readNouns(before mention: Mention, _ entity: inout Entity) {
        let tokens = text.tokens
        var index = mention.tokens.lowerBound - 1
        let limit = max(0, mention.tokens.lowerBound - 5)
        let small = RoleEvidence.phraseStarts
        while index >= limit, tokens[index].isWord, tokens[index + 1].followsSpace,
            tokens[index].paragraph == mention.paragraph
        {
            let token = tokens[index]
            if token.lowerTraits.has(.person) || token.traits.has(.role) {
                if !isSecond(index) { entity.add(role: token.lower) }
                if token.lowerTraits.has(.male) { entity.male += endsInMan(token) ? 0.7 : 1.5 }
                if token.lowerTraits.has(.female) { entity.female += 1.5 }
            } else if small.contains(token.lower) {
                break
            }
            index -= 1
        }
    }

    /// "Her lawyer, Thomas Stone,": the description before a name in apposition.
    private func readDescriptions(_ cast: inout Cast) {
        for index in cast.mentions.indices where cast.mentions[index].isPersonNominal {
            guard let entity = cast.personInApposition(to: index, in: text) else { continue }
            for token in text.tokens[cast.mentions[index].tokens] where token.lowerTraits.has(.person) {
                cast.entities[entity].add(role: token.lower)
                if token.lowerTraits.has(.male) { cast.entities[entity].male += 1.5 }
                if token.lowerTraits.has(.female) { cast.entities[entity].female += 1.5 }
            }
        }
    }

    /// "Spokesman" and "chairman" are women too in some papers: a given name tells more.
    private func endsInMan(_ token: Token) -> Bool {
        let word = text.scalars[Int(token.start)..<Int(token.core)]
        return word.count > 3 && word.suffix(3).elementsEqual(Self.man)
    }

    private static let man = Array("man".unicodeScalars.map(\.value))

    /// A vice president is no president.
    private func isSecond(_ index: Int) -> Bool {
        index > 0 && Self.seconds.contains(text.tokens[index - 1].lower)
    }

    private static let seconds = Set(["vice", "deputy", "assistant"].map { WordHash.of($0) })
    private static let phraseStarts = Set(
        ["the", "a", "an", "by", "to", "of", "with", "and"].map { WordHash.of($0) })
    private static let copulas = Set(["is", "was"].map { WordHash.of($0) })
    private static let articles = Set(["a", "an", "the"].map { WordHash.of($0) })

    /// "Miller is the mayor of …"
    private func readCopula(after mention: Mention, _ entity: inout Entity) {
        let tokens = text.tokens
        var next = mention.tokens.upperBound
        guard next + 2 < tokens.count, Self.copulas.contains(tokens[next].hash),
            Self.articles.contains(tokens[next + 1].hash)
        else { return }
        next += 2
        let start = next
        while next < tokens.count, tokens[next].isWord, tokens[next].start - tokens[start].start < 60,
            tokens[next].paragraph == mention.paragraph
        {
            if tokens[next].lowerTraits.has(.person) { entity.add(role: tokens[next].lower) }
            next += 1
        }
    }

    private func isPersonPronoun(_ token: Token) -> Bool {
        guard token.lowerTraits.has([.male, .female]) else { return false }
        return token.core - token.start <= 4 && Self.pronounForms.contains(token.lower)
    }

    private static let pronounForms = Set(
        ["he", "him", "his", "she", "her", "hers"].map { WordHash.of($0) })

    /// A sentence that names one person alone, with "he" or "she" in it or in the next.
    private func readPronouns(_ cast: inout Cast) {
        var only: [Int32: Int?] = [:]
        for mention in cast.mentions where mention.kind == .name {
            guard let index = mention.entity, cast.entities[index].kind == .person else { continue }
            if let known = only[mention.sentence] {
                if known != index { only[mention.sentence] = .some(nil) }
            } else {
                only[mention.sentence] = index
            }
        }
        var passed: [Int32: Int?] = [:]
        for mention in cast.mentions {
            if mention.kind == .name, let index = mention.entity, cast.entities[index].kind == .person {
                if let known = passed[mention.sentence] {
                    if known != index { passed[mention.sentence] = .some(nil) }
                } else {
                    passed[mention.sentence] = index
                }
            }
            guard let pronoun = mention.pronoun, pronoun.isSingularPerson else { continue }
            let isMale = pronoun == .he
            if let here = passed[mention.sentence] {
                if let here { Self.add(0.5, male: isMale, to: &cast.entities[here]) }
            } else if let before = only[mention.sentence - 1], let before {
                Self.add(0.35, male: isMale, to: &cast.entities[before])
            }
        }
    }

    private static func add(_ points: Double, male: Bool, to entity: inout Entity) {
        if male { entity.male += points } else { entity.female += points }
    }
}
