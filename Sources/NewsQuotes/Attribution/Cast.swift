// Cast: everyone that an article names, and every place where it does.

/// The entities of an article and its mentions in reading order.
struct Cast: Sendable {
    /// Beyond this many, new names are left out: no article has more, a dump of names does.
    static let mostEntities = 600
    /// Mentions that are passed on the way back from one: no article has more in a paragraph or two,
    /// and a text that is one paragraph of 16 MB costs time in proportion to its length.
    static let mostSteps = 200

    var entities: [Entity] = []
    var mentions: [Mention] = []
    /// Index of the first mention of each paragraph, and the end.
    private(set) var paragraphStarts: [Int] = []

    private let text: TokenizedText
    private let title: TokenizedText?

    /// Everyone in a text; `title` lends first names to bare last names.
    init(_ text: TokenizedText, title: TokenizedText?) {
        var finder = NameFinder(text: text)
        finder.find()
        if let title { finder.lendNames(from: title) }
        finder.settle()
        self.text = text
        self.title = title
        entities = finder.entities
        mentions = finder.mentions + SourcePhrases.find(in: text, names: finder.mentions, entities: entities)
        mentions.sort {
            $0.range.lowerBound != $1.range.lowerBound
                ? $0.range.lowerBound < $1.range.lowerBound : $0.range.upperBound > $1.range.upperBound
        }
        var next = 0
        for paragraph in text.article.paragraphs.indices {
            while next < mentions.count, Int(mentions[next].paragraph) < paragraph { next += 1 }
            paragraphStarts.append(next)
        }
        paragraphStarts.append(mentions.count)
        RoleEvidence.gather(for: &self, in: text)
    }

    /// The mentions of paragraphs, as far as there are such.
    func mentions(paragraphs: ClosedRange<Int>) -> Range<Int> {
        let last = paragraphStarts.count - 2
        guard last >= 0 else { return 0..<0 }
        let lower = min(max(0, paragraphs.lowerBound), last)
        let upper = min(max(0, paragraphs.upperBound), last)
        return paragraphStarts[lower]..<paragraphStarts[upper + 1]
    }

    /// The mentions before one, the nearest first, as far as the start of a paragraph.
    func mentions(
        before index: Int, since paragraph: Int32, atMost most: Int = Self.mostSteps
    ) -> ReversedCollection<Range<Int>> {
        let start = paragraphStarts[max(0, Int(paragraph))]
        return (min(index, max(start, index - most))..<index).reversed()
    }

    /// The first of some mentions that starts at a token or after it; the end where none does.
    func firstMention(at token: Int, in range: Range<Int>) -> Int {
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].tokens.lowerBound < token { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// "the city's engineer, Ann Miller": the person whose name stands in apposition to a nominal.
    func personInApposition(to index: Int, in text: TokenizedText) -> Int? {
        let end = mentions[index].tokens.upperBound
        guard mentions[index].isPersonNominal, end < text.tokens.count,
            text.tokens[end].isMark(Glyph.comma)
        else { return nil }
        let next = mentions[(index + 1)...].first { $0.tokens.lowerBound > end }
        guard let next, next.kind == .name, next.tokens.lowerBound == end + 1, let entity = next.entity,
            entities[entity].kind == .person
        else { return nil }
        return entity
    }

    /// The name of an entity at its fullest.
    func name(of entity: Int) -> String {
        let name = entities[entity].name
        let written = name.isInTitle ? title?.text(name.range) : text.text(name.range)
        return name.isInCapitals ? Self.inUsualCase(written ?? "") : written ?? ""
    }

    /// "ANN MILLER", as transcripts have it, as Ann Miller.
    private static func inUsualCase(_ name: String) -> String {
        var isInside = false
        return String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { scalar in
                    defer { isInside = Glyph.isWord(scalar.value) }
                    return isInside ? Unicode.Scalar(Glyph.lowercased(scalar.value)) ?? scalar : scalar
                }))
    }

    func entity(of mention: Mention) -> Entity? { mention.entity.map { entities[$0] } }

    /// Whether a mention is a person's name.
    func isPerson(_ mention: Mention) -> Bool {
        mention.entity.map { entities[$0].kind == .person } ?? false
    }
}
