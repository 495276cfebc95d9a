// NameFinder: decides who the capitalised words of an article name, and joins the mentions of one.

internal import NewsText

struct NameFinder {
    let text: TokenizedText
    private(set) var title: TokenizedText?
    var entities: [Entity] = []
    var mentions: [Mention] = []
    /// Entities by the words of their names; -1 for none.
    var byName = HashTable<Int32>(capacity: 64, none: -1)
    /// Words that stand alone as a name.
    private(set) var alone = HashTable<Bool>(capacity: 64, none: false)
    /// The words of names of two words and more.
    private var inFullNames = HashTable<Bool>(capacity: 64, none: false)

    init(text: TokenizedText) { self.text = text }

    /// Reads the article's names in order, its headlines last.
    mutating func find() {
        let runs = NameRun.all(in: text)
        for run in runs where run.whole.count == 1 {
            alone.set(text.tokens[run.whole.lowerBound].nameHash, true)
        }
        let headlines = HeadlineParagraphs.find(in: text)
        for run in runs where !headlines[Int(text.tokens[run.name.lowerBound].paragraph)] {
            read(run)
        }
        for run in runs where headlines[Int(text.tokens[run.name.lowerBound].paragraph)] {
            readHeadline(run, in: text)
        }
    }

    /// Lets a headline that stands apart from the text lend first names.
    mutating func lendNames(from title: TokenizedText) {
        self.title = title
        for run in NameRun.all(in: title) where run.name.count > 1 { _ = lend(run, in: title) }
    }

    mutating func read(_ run: NameRun) {
        guard let (entity, name) = run.name.count > 1 ? fullName(run) : singleName(run) else { return }
        add(name, entity: entity)
        for index in run.titles {
            let title = text.tokens[index]
            entities[entity].add(role: title.lower)
            if let noun = NameRun.nounInCompound(title, in: text) { entities[entity].add(role: noun) }
            if title.traits.has(.titleAbbreviation) {
                if title.lowerTraits.has(.male) { entities[entity].male += title.isDotted ? 3 : 0 }
                if title.lowerTraits.has(.female) { entities[entity].female += title.isDotted ? 3 : 0 }
            }
            if title.lowerTraits.has(.male) { entities[entity].male += 2 }
            if title.lowerTraits.has(.female) { entities[entity].female += 2 }
        }
    }

    mutating func add(_ name: Range<Int>, entity: Int) {
        let first = text.tokens[name.lowerBound]
        let range = Int(first.start)..<Int(text.tokens[name.upperBound - 1].core)
        mentions.append(
            Mention(
                kind: .name, tokens: name, range: range, entity: entity, sentence: first.sentence,
                paragraph: first.paragraph))
        // Capitals give way to the name as it is usually written.
        if entities[entity].isAllCaps, !first.isAllCaps, name.count == entities[entity].words.count {
            entities[entity].name = Entity.Name(range: range)
            entities[entity].isAllCaps = false
        }
        entities[entity].positions.append(range.lowerBound)
    }

    mutating func make(_ kind: Entity.Kind, _ name: Range<Int>) -> Int? {
        guard entities.count < Cast.mostEntities else { return nil }
        let first = text.tokens[name.lowerBound]
        let range = Int(first.start)..<Int(text.tokens[name.upperBound - 1].core)
        let words = NameWords(text.tokens[name])
        if name.count > 1 { noteFullName(words) }
        entities.append(
            Entity(
                kind: kind, words: words, name: Entity.Name(range: range),
                given: Lexicon.shared.givenName(first.lower), firstTraits: first.traits,
                isAllCaps: first.isAllCaps))
        return entities.count - 1
    }

    /// The entity that has exactly these words as its name.
    func named(_ key: UInt64) -> Int? {
        let known = byName[key]
        return known < 0 ? nil : Int(known)
    }

    mutating func noteFullName(_ words: NameWords) {
        inFullNames.set(words.first, true)
        inFullNames.set(words.last, true)
        for word in words.middle { inFullNames.set(word, true) }
    }

    /// Whether a word is part of anybody's full name.
    func isInFullName(_ word: UInt64) -> Bool { inFullNames[word] }

    static func key(_ name: Range<Int>, in text: TokenizedText) -> UInt64 {
        name.count == 1
            ? text.tokens[name.lowerBound].nameHash
            : name.reduce(1) { ($0 &* 0x9e37_79b9_7f4a_7c15) ^ text.tokens[$1].nameHash }
    }
}
