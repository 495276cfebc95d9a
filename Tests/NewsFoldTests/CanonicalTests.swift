internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("The canonical copy")
struct CanonicalTests {
    private static func copies() -> [Document] {
        var credited = article(
            "credited", "Boats stop", Array(InventedNews.ferry.prefix(6)), outlet: "Daily Gull", day: 2)
        credited.credit = "Strait Wire"
        return [
            article("full", InventedNews.ferryTitle, InventedNews.ferry, day: 3), credited,
            article("first", "No boats", Array(InventedNews.ferry.prefix(5)), outlet: "Island Voice", day: 1),
        ]
    }

    @Test(
        "is the first carrier, the credited one or the fullest, as the settings say",
        arguments: [
            ([.earliest, .credited, .fullest], "first"), ([.credited, .earliest], "credited"),
            ([.fullest], "full"),
        ] as [([CanonicalCriterion], String)])
    func chosen(criteria: [CanonicalCriterion], name: String) throws {
        var settings = FoldSettings()
        settings.canonical = criteria
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            var desk = Desk()
            desk.engine = FoldEngine(settings: settings)
            let copies = Self.copies()
            for place in order { try desk.fold(copies[place]) }
            let record = try #require(desk.record(of: copies[0].id))
            #expect(record.copies.count == 3)
            let canonical = record.copies.filter { $0.relation == .original }
            #expect(canonical.map(\.document) == [DocumentID(hashing: [name])])
            #expect(record.title == copies.first { $0.id == canonical[0].document }?.title)
        }
    }

    @Test("a preview says that a copy would become it")
    func preview() throws {
        var desk = Desk()
        let copies = Self.copies()
        try desk.fold(copies[0])
        let prepared = FoldEngine.prepare(copies[2])
        let preview = try desk.engine.preview(prepared, store: desk.store)
        let outcome = try desk.fold(copies[2])
        #expect(preview.relation == .original && preview.similarity == 1)
        #expect((outcome.relation, outcome.similarity) == (preview.relation, preview.similarity))
    }

    @Test("passes on when it is withdrawn")
    func withdrawn() throws {
        var desk = Desk()
        let copies = Self.copies()
        for copy in copies { try desk.fold(copy) }
        try desk.withdraw(DocumentID(hashing: ["first"]))
        #expect(desk.copy(of: copies[1].id)?.relation == .original)
    }

    /// A store that counts what is read of it.
    private final class CountingStore: FoldStore {
        var held = MemoryStore()
        var reads = 0

        func document(_ id: DocumentID) -> Document? {
            reads += 1
            return held.document(id)
        }
        func record(_ id: RecordID) -> Record? { held.record(id) }
        func story(_ id: StoryID) -> Story? { held.story(id) }
    }

    @Test("copies that come in the reverse order of publication aren't all read again for each")
    func reversed() throws {
        var settings = FoldSettings()
        settings.textCacheBytes = 200_000
        var engine = FoldEngine(settings: settings)
        let store = CountingStore()
        let count = 60
        for number in 0..<count {
            let copy = article(
                "copy \(number)", InventedNews.ferryTitle, InventedNews.ferry, outlet: "Outlet \(number)",
                day: Double(count - number))
            store.held.apply(try engine.fold(FoldEngine.prepare(copy), store: store).entries)
        }
        let record = try #require(store.held.records.values.first)
        #expect(record.copies.map(\.relation) == [.original] + Array(repeating: .verbatim, count: count - 1))
        #expect(store.reads < 10 * count)
    }
}
