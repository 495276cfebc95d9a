// NameFinder: decides who the capitalised words of an article name, and joins the mentions of one.

struct NameFinder {
    let text: TokenizedText
    var entities: [Entity] = []
    var mentions: [Mention] = []
    /// Entities by the words of their names.
    private var byName: [UInt64: Int] = [:]
    /// Words that stand alone as a name, with their number.
    private var alone: [UInt64: Int] = [:]

    init(text: TokenizedText) { self.text = text }

    /// Reads the article's names in order, its headlines last.
    mutating func find() {
        let runs = NameRun.all(in: text)
        for run in runs where run.whole.count == 1 {
            alone[text.tokens[run.whole.lowerBound].hash, default: 0] += 1
        }
        let headlines = HeadlineParagraphs.find(in: text)
        for run in runs where !headlines.contains(Int(text.tokens[run.name.lowerBound].paragraph)) {
            read(run)
        }
        for run in runs where headlines.contains(Int(text.tokens[run.name.lowerBound].paragraph)) {
            readHeadline(run, in: text)
        }
    }

    /// Lets a headline that stands apart from the text lend first names.
    mutating func lendNames(from title: TokenizedText) {
        for run in NameRun.all(in: title) where run.name.count > 1 { _ = lend(run, in: title) }
    }

    private mutating func read(_ run: NameRun) {
        guard let (entity, name) = run.name.count > 1 ? fullName(run) : singleName(run) else { return }
        add(name, entity: entity)
        for index in run.titles {
            let title = text.tokens[index]
            entities[entity].roles.insert(title.lower)
            if title.traits.has(.titleAbbreviation) {
                if title.lowerTraits.has(.male) { entities[entity].male += title.isDotted ? 3 : 0 }
                if title.lowerTraits.has(.female) { entities[entity].female += title.isDotted ? 3 : 0 }
            }
            if title.lowerTraits.has(.male) { entities[entity].male += 2 }
            if title.lowerTraits.has(.female) { entities[entity].female += 2 }
        }
    }

    private mutating func add(_ name: Range<Int>, entity: Int) {
        let first = text.tokens[name.lowerBound]
        let range = Int(first.start)..<Int(text.tokens[name.upperBound - 1].core)
        mentions.append(
            Mention(
                kind: .name, tokens: name, range: range, entity: entity, sentence: first.sentence,
                paragraph: first.paragraph))
        entities[entity].positions.append(range.lowerBound)
    }

    // MARK: Names of two words or more

    private mutating func fullName(_ run: NameRun) -> (entity: Int, name: Range<Int>)? {
        let key = Self.key(run.name, in: text)
        if let known = byName[key] { return (known, run.name) }
        var name = run.name
        var found = sameEnds(name, in: text)
        if found == nil {
            if PersonEvidence(text: text, alone: alone).isPerson(run) {
                while name.count > 2, text.tokens[name.upperBound - 1].traits.has(.sentenceWord) {
                    name = name.lowerBound..<name.upperBound - 1
                }
                found = make(.person, name, in: text)
            } else if let start = personStart(in: name) {
                name = start..<name.upperBound
                let inner = Self.key(name, in: text)
                found = byName[inner] ?? sameEnds(name, in: text) ?? make(.person, name, in: text)
                byName[inner] = found
            } else {
                found = make(.organization, name, in: text)
            }
        }
        guard let found else { return nil }
        byName[key] = found
        return (found, name)
    }

    /// A person of the same first and last word.
    private func sameEnds(_ name: Range<Int>, in text: TokenizedText) -> Int? {
        let first = text.tokens[name.lowerBound].hash
        let last = text.tokens[name.upperBound - 1].hash
        return entities.firstIndex {
            $0.last == last && $0.kind == .person && $0.words.count > 1 && $0.first == first
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

    // MARK: Names of one word

    private mutating func singleName(_ run: NameRun) -> (entity: Int, name: Range<Int>)? {
        let token = text.tokens[run.name.lowerBound]
        let candidates = bearers(of: token)
        if candidates.isEmpty {
            let isTitled = run.titles.contains {
                text.tokens[$0].traits.has([.titleAbbreviation, .strongTitle])
            }
            if let known = byName[token.hash] {
                if isTitled { entities[known].kind = .person }
                return (known, run.name)
            }
            let isPerson = isTitled && !token.traits.has([.organization, .role])
            guard let made = make(isPerson ? .person : .unknown, run.name, in: text) else { return nil }
            byName[token.hash] = made
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

    /// Persons with this last name, else before a suffix, else with this first, else with this
    /// middle name.
    private func bearers(of token: Token) -> [Int] {
        func matching(_ test: (Entity) -> Bool) -> [Int] {
            entities.indices.filter {
                entities[$0].kind == .person && entities[$0].words.count > 1 && test(entities[$0])
            }
        }
        let byLast = matching { $0.last == token.hash }
        if !byLast.isEmpty { return byLast }
        let beforeSuffix = matching {
            Lexicon.shared.traits($0.last).has(.suffix) && $0.words[$0.words.count - 2] == token.hash
        }
        if !beforeSuffix.isEmpty { return beforeSuffix }
        let byFirst = matching { $0.first == token.hash }
        if !byFirst.isEmpty { return byFirst }
        return matching { $0.words.count > 2 && $0.words.contains(token.hash) }
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

    // MARK: Headlines

    /// A headline only links, or lends a first name to a bare last name; it founds nobody.
    private mutating func readHeadline(_ run: NameRun, in source: TokenizedText) {
        if run.name.count == 1 {
            read(run)
        } else if let known = byName[Self.key(run.name, in: source)] ?? sameEnds(run.name, in: source) {
            add(run.name, entity: known)
        } else if let (entity, index) = lend(run, in: source) {
            add(index..<index + 1, entity: entity)
        }
    }

    /// The person whose last name stands in the run, and where; lends a first name before it.
    private mutating func lend(_ run: NameRun, in source: TokenizedText) -> (entity: Int, token: Int)? {
        for index in run.name.dropLast() {
            let first = source.tokens[index]
            let last = source.tokens[index + 1]
            guard let known = byName[last.hash], entities[known].words.count == 1,
                entities[known].kind == .unknown || entities[known].kind == .person,
                let given = Lexicon.shared.givenName(first.lower), given.isCommon
            else { continue }
            entities[known].kind = .person
            entities[known].words = [first.hash, last.hash]
            entities[known].given = given
            entities[known].name = source.text(Int(first.start)..<Int(last.core))
        }
        for index in run.name {
            let hash = source.tokens[index].hash
            if let known = entities.firstIndex(where: { $0.last == hash && $0.kind == .person }) {
                return (known, index)
            }
        }
        return nil
    }

    // MARK: Making and settling

    private mutating func make(_ kind: Entity.Kind, _ name: Range<Int>, in source: TokenizedText) -> Int? {
        guard entities.count < Cast.mostEntities else { return nil }
        let first = source.tokens[name.lowerBound]
        let range = Int(first.start)..<Int(source.tokens[name.upperBound - 1].core)
        entities.append(
            Entity(
                kind: kind, words: name.map { source.tokens[$0].hash }, name: source.text(range),
                given: Lexicon.shared.givenName(first.lower), firstTraits: first.traits,
                isAllCaps: first.isAllCaps))
        return entities.count - 1
    }

    /// Gives bare last names to the persons named in full later on, makes persons of those that
    /// speak, and counts what given names tell of gender.
    mutating func settle() {
        absorbLastNames()
        for mention in mentions {
            guard let index = mention.entity, entities[index].kind == .unknown else { continue }
            let traits = entities[index].firstTraits
            guard !traits.has([.organization, .role, .sentenceWord]), speaks(mention) else { continue }
            entities[index].sayings += 1
            let isName = entities[index].given?.isCommon ?? false
            if isName || entities[index].sayings >= 2, !entities[index].isAllCaps {
                entities[index].kind = .person
            }
        }
        for index in entities.indices where entities[index].kind == .person {
            guard let given = entities[index].given, given.rank >= 1, let isFemale = given.isFemale else {
                continue
            }
            if entities[index].words.count == 1, given.rank < 5 { continue }
            var weight = given.leaning == .male || given.leaning == .female ? 1.2 : 0.8
            if entities[index].words.count == 1 { weight *= 0.35 }
            if isFemale { entities[index].female += weight } else { entities[index].male += weight }
        }
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
    private func speaks(_ mention: Mention) -> Bool {
        let tokens = text.tokens
        if let verb = text.verb(after: mention.tokens.upperBound, allowingComma: false),
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

    private static func key(_ name: Range<Int>, in text: TokenizedText) -> UInt64 {
        name.count == 1
            ? text.tokens[name.lowerBound].hash
            : name.reduce(1) { ($0 &* 0x9e37_79b9_7f4a_7c15) ^ text.tokens[$1].hash }
    }
}
