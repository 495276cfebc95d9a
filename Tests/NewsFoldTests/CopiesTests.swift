internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Copies of one text")
struct CopiesTests {
    private static let respelled = InventedNews.ferry.map {
        $0.replacing("harbour", with: "harbor").replacing("jackets", with: "vests").replacing(
            "asked for", with: "requested")
    }
    private static let added =
        "The operator's shares fell by 6 percent in early trading, their steepest drop since the merger."

    /// Paragraphs of the article: the whole and two shorter ones.
    @Test("one record of four copies, whatever the length", arguments: [8, 6, 5])
    func fourCopies(count: Int) throws {
        let paragraphs = Array(InventedNews.ferry.prefix(count))
        var desk = Desk()
        let first = try desk.fold(article("a", InventedNews.ferryTitle, paragraphs))
        let verbatim = try desk.fold(
            article("b", InventedNews.ferryTitle, paragraphs, outlet: "Strait Courier"))
        let excerpt = try desk.fold(
            article(
                "c", InventedNews.ferryTitle, Array(paragraphs.prefix(min(4, count - 2))),
                outlet: "Daily Gull"))
        let changed = try desk.fold(
            article(
                "d", "No night boats for now", Array(Self.respelled.prefix(count)) + [Self.added],
                outlet: "Island Voice"))

        #expect(first.relation == .original)
        #expect(verbatim.relation == .verbatim)
        #expect(verbatim.similarity == 1)
        #expect(excerpt.relation == .excerpt)
        #expect([.edited, .expanded].contains(changed.relation))
        #expect(desk.store.records.count == 1)
        #expect(desk.store.records.values.first?.copies.count == 4)
        #expect(changed.document?.evidence.first?.passages.isEmpty == false)
    }

    @Test("a short item and its copy with another headline are one record")
    func shortItem() throws {
        var desk = Desk()
        try desk.fold(article("a", "Fire on ferry", [InventedNews.ferry[0]]))
        let copy = try desk.fold(article("b", "Ferry burns", [InventedNews.ferry[0]], outlet: "Daily Gull"))
        #expect(copy.relation == .edited)
        #expect(desk.store.records.count == 1)
    }

    @Test("the passages of the evidence stand where they say, in both texts")
    func passages() throws {
        var desk = Desk()
        let original = article("a", InventedNews.ferryTitle, InventedNews.ferry)
        let excerpt = article(
            "b", InventedNews.ferryTitle, Array(InventedNews.ferry[2...6]), outlet: "Daily Gull")
        try desk.fold(original)
        let evidence = try #require(try desk.fold(excerpt).document?.evidence.first)
        #expect(evidence.other == original.id)
        for passage in evidence.passages {
            #expect(excerpt.text.text(in: passage.range) == passage.text)
            #expect(original.text.text(in: passage.otherRange) == passage.text)
        }
        #expect(evidence.passages.contains { $0.range.count > 500 })
    }

    @Test("two articles on one event, written apart, stay two records and become one story")
    func writtenApart() throws {
        var desk = Desk()
        let one = try desk.fold(article("a", InventedNews.ferryTitle, InventedNews.ferry, day: 10))
        let two = try desk.fold(
            article(
                "b", "Ferry fire ends night boats", InventedNews.ferryElsewhere, outlet: "Daily Gull",
                day: 10.5))
        let other = try desk.fold(
            article("c", InventedNews.orchardTitle, InventedNews.orchard, outlet: "Daily Gull", day: 10.2))
        #expect(one.document?.record != two.document?.record)
        #expect(two.story != nil)
        #expect(desk.record(of: one.document!.id)?.story == two.story)
        #expect(other.story == nil)
    }

    @Test("empty pages, headlines and one outlet's furniture never gather in a record")
    func furniture() throws {
        var desk = Desk()
        let notice =
            "This page needs a browser that runs scripts. Please turn scripts on, or read our stories in the "
            + "application that comes free with every subscription to the paper and its weekend edition."
        for number in 0..<30 {
            try desk.fold(article("empty\(number)", "", []))
            try desk.fold(article("headline\(number)", "Strike ends", []))
            try desk.fold(article("notice\(number)", "Story number \(number)", [notice]))
        }
        #expect(desk.store.records.values.allSatisfy { $0.copies.count == 1 })
    }

    @Test(
        "an outlet's furniture under two titles stays apart beside another outlet's copy, which goes with its title",
        arguments: [[0, 1, 2], [0, 2, 1], [2, 0, 1], [1, 0, 2]])
    func furnitureElsewhere(order: [Int]) throws {
        let page = [String(InventedNews.ferry[0].prefix(160))]
        let pages = [
            article("x1", "Ferry timetable", page), article("x2", "Tide table", page),
            article("y", "Ferry timetable", page, outlet: "Daily Gull"),
        ]
        var desk = Desk()
        for place in order { try desk.fold(pages[place]) }
        let records = pages.map { desk.record(of: $0.id)?.id }
        #expect(records[0] == records[2] && records[0] != records[1])
    }

    @Test("the same document again changes nothing")
    func resubmitted() throws {
        var desk = Desk()
        let first = try desk.fold(article("a", InventedNews.ferryTitle, InventedNews.ferry))
        let again = try desk.fold(article("a", InventedNews.ferryTitle, InventedNews.ferry))
        #expect(again.entries.isEmpty)
        #expect(again.document?.record == first.document?.record)
    }

    @Test("a preview says what folding would say and changes nothing")
    func preview() throws {
        var desk = Desk()
        try desk.fold(article("a", InventedNews.ferryTitle, InventedNews.ferry))
        let prepared = FoldEngine.prepare(
            article("b", InventedNews.ferryTitle, Array(InventedNews.ferry.prefix(5)), outlet: "Daily Gull"))
        let preview = try desk.engine.preview(prepared, store: desk.store)
        #expect(preview.entries.isEmpty)
        let outcome = try desk.engine.fold(prepared, store: desk.store)
        #expect(preview.relation == outcome.relation)
        #expect(preview.similarity == outcome.similarity)
        #expect(preview.document?.record == outcome.document?.record)
    }
}
