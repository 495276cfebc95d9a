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

    private static let seconds = FewWords(["vice", "deputy", "assistant"])
    private static let phraseStarts = FewWords(
        ["the", "a", "an", "by", "to", "of", "with", "and"])
    private static let copulas = FewWords(["is", "was"])
    private static let articles = FewWords(["a", "an", "the"])

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

    private static let pronounForms = FewWords(
        ["he", "him", "his", "she", "her", "hers"])

    /// A sentence that names one person alone, with "he" or "she" in it or in the next.
    private func readPronouns(_ cast: inout Cast) {
        var only = Array(repeating: Named.nobody, count: text.sentenceStarts.count)
        for mention in cast.mentions where mention.kind == .name && cast.isPerson(mention) {
            only[Int(mention.sentence)].add(mention.entity)
        }
        // Whom the sentence of the last mention names so far.
        var passed = Named.nobody
        var sentence: Int32 = -1
        for mention in cast.mentions {
            if mention.sentence != sentence {
                passed = .nobody
                sentence = mention.sentence
            }
            if mention.kind == .name, cast.isPerson(mention) { passed.add(mention.entity) }
            guard let pronoun = mention.pronoun, pronoun.isSingularPerson else { continue }
            let isMale = pronoun == .he
            switch passed {
            case .one(let here): Self.add(0.5, male: isMale, to: &cast.entities[here])
            case .several: break
            case .nobody:
                guard sentence > 0, case .one(let before) = only[Int(sentence) - 1] else { continue }
                Self.add(0.35, male: isMale, to: &cast.entities[before])
            }
        }
    }

    /// The persons that a sentence names.
    private enum Named {
        case nobody
        case one(Int)
        case several

        mutating func add(_ entity: Int?) {
            guard let entity else { return }
            switch self {
            case .nobody: self = .one(entity)
            case .one(entity), .several: break
            case .one: self = .several
            }
        }
    }

    private static func add(_ points: Double, male: Bool, to entity: inout Entity) {
        if male { entity.male += points } else { entity.female += points }
    }
}
