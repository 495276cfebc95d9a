// Quotations of a few words, which found no quote of their own: a later document has all that was said.

internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Quotations that find their quote later")
struct AdoptedQuotesTests {
    private static let piece = "Ann Miller called the fire a “preventable catastrophe” on Monday."
    private static let whole = "“The fire on the Marieke was a preventable catastrophe,” said Ann Miller."

    /// The quote of the few words in a document as it is stored.
    private static func quote(of id: DocumentID, in desk: Desk) throws -> QuoteID? {
        let document = try #require(desk.store.document(id))
        return try #require(document.quotations.first { $0.text == "preventable catastrophe" }).quote
    }

    @Test("the document says so, its record names the quote, and the quote lists the document")
    func adopted() throws {
        let early = article("a", InventedNews.orchardTitle, InventedNews.orchard + [Self.piece])
        var desk = Desk()
        try desk.fold(early)
        #expect(try Self.quote(of: early.id, in: desk) == nil)
        let late = article(
            "b", InventedNews.ferryTitle, InventedNews.ferry + [Self.whole], outlet: "Daily Gull")
        try desk.fold(late)
        let quote = try #require(try Self.quote(of: early.id, in: desk))
        #expect(desk.record(of: early.id)?.quotes.contains(quote) == true)
        #expect(desk.store.quote(quote)?.carriers.map(\.document) == [early.id, late.id])
    }

    /// As in `OrderTests`: the last one shows the first two, which are half alike, to be one record.
    @Test("the document keeps its quote where the same newcomer merges its record into another")
    func merged() throws {
        let opening = article(
            "a", InventedNews.ferryTitle, Array(InventedNews.ferry.prefix(6)), outlet: "Daily Gull")
        let rest = article(
            "b", "Worn fuel lines on ferries", Array(InventedNews.ferry.suffix(6)) + [Self.piece],
            outlet: "Island Voice")
        let bridge = article("c", InventedNews.ferryTitle, InventedNews.ferry + [Self.whole])
        var desk = Desk()
        let kept = try desk.fold(opening).document?.record
        let gone = try desk.fold(rest).document?.record
        #expect(kept != gone)
        #expect(try Self.quote(of: rest.id, in: desk) == nil)
        try desk.fold(bridge)
        #expect(desk.record(of: rest.id)?.id == kept)
        let quote = try #require(try Self.quote(of: rest.id, in: desk))
        #expect(desk.store.quote(quote)?.carriers.map(\.document) == [rest.id, bridge.id])
        #expect(desk.record(of: rest.id)?.quotes.contains(quote) == true)
    }
}
