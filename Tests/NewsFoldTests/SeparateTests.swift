internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Never these two")
struct SeparateTests {
    private static let opening = article("a", InventedNews.ferryTitle, Array(InventedNews.ferry.prefix(6)))
    private static let rest = article(
        "b", "Worn fuel lines", Array(InventedNews.ferry.suffix(6)), outlet: "Island Voice")
    private static let whole = article("c", InventedNews.ferryTitle, InventedNews.ferry, outlet: "Daily Gull")

    @Test("records that an operator keeps apart never become one, through restarts and new copies")
    func apart() throws {
        var desk = Desk()
        let one = try #require(try desk.fold(Self.opening).document?.record)
        let two = try #require(try desk.fold(Self.rest).document?.record)
        try desk.separate(one, two)
        desk = try desk.restarted()
        try desk.fold(Self.whole)
        for number in 0..<3 {
            desk = try desk.restarted()
            try desk.fold(
                article(
                    "x\(number)", "Boats", InventedNews.ferry.dropLast(number + 1), outlet: "Out \(number)"))
        }
        #expect(desk.record(of: Self.opening.id)?.id == one)
        #expect(desk.record(of: Self.rest.id)?.id == two)
    }

    @Test("merging them takes it back")
    func takenBack() throws {
        var desk = Desk()
        let one = try #require(try desk.fold(Self.opening).document?.record)
        let two = try #require(try desk.fold(Self.rest).document?.record)
        try desk.separate(one, two)
        try desk.merge(one, two)
        #expect(desk.record(of: Self.rest.id)?.id == one)
    }

    @Test("a record that isn't known, or the same twice, is an error that says what to do")
    func unknown() throws {
        var desk = Desk()
        let one = try #require(try desk.fold(Self.opening).document?.record)
        #expect(throws: FoldError.self) { try desk.separate(one, one) }
        #expect(throws: FoldError.self) { try desk.separate(one, RecordID(hashing: ["nothing"])) }
    }
}
