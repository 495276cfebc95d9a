// Quotes that a revision drops: what is told of them in the log, and after a restart.

internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Quotes dropped by a revision")
struct RevisedQuotesTests {
    private static let said = "“The Marieke will not sail again before the spring,” said Ilse Maron."
    private static let first = article("a", InventedNews.ferryTitle, InventedNews.ferry + [said])
    private static let copy = article(
        "b", InventedNews.ferryTitle, InventedNews.ferry + [said], outlet: "Daily Gull")
    private static let revised = article("a2", InventedNews.ferryTitle, InventedNews.ferry)

    private static func quote(in desk: Desk) throws -> Quote {
        let document = try #require(desk.store.document(first.id))
        let id = document.quotations.last { $0.text.contains("Marieke will not") }?.quote
        return try #require(id.flatMap { desk.store.quote($0) })
    }

    @Test("the quote stays with its other carriers and says who dropped it")
    func dropped() throws {
        var desk = Desk()
        try desk.fold(Self.first)
        try desk.fold(Self.copy)
        try desk.fold(Self.revised, replacing: Self.first.id)
        let quote = try Self.quote(in: desk)
        #expect(quote.carriers.map(\.document) == [Self.copy.id])
        #expect(quote.formerCarriers.map(\.carrier.document) == [Self.first.id])
        #expect(quote.formerCarriers.map(\.change) == [.dropped])
        #expect(desk.record(of: Self.revised.id)?.quotes.contains(quote.id) == true)
    }

    @Test("a quote that its only carrier dropped can be looked up; its record names it no more")
    func droppedByAll() throws {
        var desk = Desk()
        try desk.fold(Self.first)
        try desk.fold(Self.revised, replacing: Self.first.id)
        let quote = try Self.quote(in: desk)
        #expect(quote.carriers.isEmpty && quote.formerCarriers.count == 1)
        #expect(desk.record(of: Self.revised.id)?.quotes.contains(quote.id) == false)

        desk = try desk.restarted()
        try desk.fold(Self.copy)
        #expect(try Self.quote(in: desk).carriers.map(\.document) == [Self.copy.id])
        #expect(try Self.quote(in: desk).formerCarriers.count == 1)
    }

    @Test("a kill leaves no trace of the quote")
    func killed() throws {
        var desk = Desk()
        try desk.fold(Self.first)
        try desk.fold(Self.revised, replacing: Self.first.id)
        let quote = try Self.quote(in: desk)
        try desk.withdraw(Self.revised.id)
        #expect(desk.store.quote(quote.id) == nil)
    }
}
