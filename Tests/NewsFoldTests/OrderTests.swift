internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Records don't depend on the order of arrival")
struct OrderTests {
    /// Two stories in versions that drop, reorder or reword parts, round-ups of both, and others.
    private static let articles: [Document] = {
        var articles: [Document] = []
        for number in 0..<14 {
            let ferry = InventedNews.ferry.enumerated().filter { ($0.offset + number) % 5 != 4 }.map(
                \.element)
            let orchard = InventedNews.orchard.enumerated().filter { ($0.offset + number) % 4 != 3 }
                .map(\.element)
            articles.append(article("f\(number)", "Ferry \(number % 3)", ferry, outlet: "Outlet \(number)"))
            articles.append(
                article("o\(number)", "Apples \(number % 4)", orchard, outlet: "Outlet \(number)"))
        }
        for number in 0..<3 {
            articles.append(
                article(
                    "round\(number)", "The week", InventedNews.orchard + InventedNews.ferry.suffix(5 + number)
                ))
        }
        articles.append(article("e", "Night boats", InventedNews.ferryElsewhere))
        return articles
    }()

    private static func partition(_ articles: [Document]) throws -> Set<Set<DocumentID>> {
        var desk = Desk()
        for article in articles { try desk.fold(article) }
        return desk.partition
    }

    @Test("shuffled articles give the same records", arguments: 1...12)
    func shuffled(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        let shuffled = Self.articles.shuffled(using: &generator)
        #expect(try Self.partition(shuffled) == Self.partition(Self.articles))
    }

    @Test("versions that were replaced are as if they had never been", arguments: 1...6)
    func replaced(seed: UInt64) throws {
        var generator = SplitMix(state: seed)
        var desk = Desk()
        // At first each is what another will be.
        let firsts = Self.articles.shuffled(using: &generator)
        for (last, other) in zip(Self.articles, firsts) {
            var first = other
            first.id = DocumentID(hashing: ["before", last.id.rawValue])
            try desk.fold(first)
        }
        for last in Self.articles.shuffled(using: &generator) {
            try desk.fold(last, replacing: DocumentID(hashing: ["before", last.id.rawValue]))
        }
        #expect(desk.partition == (try Self.partition(Self.articles)))
    }

    @Test("a round-up of two texts doesn't make them one")
    func roundUp() throws {
        let round = article("r", "The week", InventedNews.orchard + InventedNews.ferry)
        let ferry = article("f", InventedNews.ferryTitle, InventedNews.ferry, outlet: "Daily Gull")
        let orchard = article("o", InventedNews.orchardTitle, InventedNews.orchard, outlet: "Strait Courier")
        for order in [[round, ferry, orchard], [ferry, orchard, round], [orchard, round, ferry]] {
            var desk = Desk()
            for article in order + Self.articles { try desk.fold(article) }
            #expect(desk.record(of: ferry.id)?.id != desk.record(of: orchard.id)?.id)
        }
    }

    private static let opening = article(
        "a", InventedNews.ferryTitle, Array(InventedNews.ferry.prefix(6)), outlet: "Daily Gull")
    private static let rest = article(
        "b", "Worn fuel lines on ferries", Array(InventedNews.ferry.suffix(6)), outlet: "Island Voice")
    private static let whole = article("c", InventedNews.ferryTitle, InventedNews.ferry)

    @Test("a document between two texts that are half alike shows their records to be one")
    func bridge() throws {
        var desk = Desk()
        let first = try desk.fold(Self.opening)
        let second = try desk.fold(Self.rest)
        #expect(desk.store.records.count == 2)
        let outcome = try desk.fold(Self.whole)
        #expect(desk.store.records.count == 1)
        #expect(desk.store.records.values.first?.copies.count == 3)
        let gone = try #require(second.document?.record)
        let kept = try #require(first.document?.record)
        #expect(outcome.entries.contains(.merged(.init(id: gone.rawValue, into: kept.rawValue))))
        #expect(desk.store.record(gone)?.id == kept)
    }

    @Test("a record comes apart when the document that held it together is revised")
    func revisedBridge() throws {
        var desk = Desk()
        for article in [Self.opening, Self.rest, Self.whole] { try desk.fold(article) }
        let revised = article("c2", InventedNews.orchardTitle, InventedNews.orchard)
        try desk.fold(revised, replacing: Self.whole.id)
        #expect(desk.store.records.count == 3)
        #expect(desk.record(of: Self.opening.id)?.id != desk.record(of: Self.rest.id)?.id)
        #expect(desk.store.records.values.allSatisfy { $0.copies.map(\.relation) == [.original] })
    }

    @Test("a restarted engine takes the same records apart")
    func restartedBridge() throws {
        var desk = Desk()
        for article in [Self.opening, Self.rest, Self.whole] { try desk.fold(article) }
        desk = try desk.restarted()
        try desk.fold(
            article("c2", InventedNews.orchardTitle, InventedNews.orchard), replacing: Self.whole.id)
        #expect(desk.store.records.count == 3)
    }
}

/// SplitMix64: the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
