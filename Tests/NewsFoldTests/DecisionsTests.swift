internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Revisions, kills and operators")
struct DecisionsTests {
    private static let original = article("a", InventedNews.ferryTitle, InventedNews.ferry)
    private static let copy = article("b", InventedNews.ferryTitle, InventedNews.ferry, outlet: "Daily Gull")

    @Test("a revision takes the place of the version before it")
    func revision() throws {
        var desk = Desk()
        let first = try desk.fold(Self.original)
        try desk.fold(Self.copy)
        let revised = article(
            "a2", InventedNews.ferryTitle, InventedNews.ferry + ["The Marieke was towed to Osterby."])
        let outcome = try desk.fold(revised, replacing: Self.original.id)
        let record = try #require(desk.record(of: revised.id))
        #expect(record.id == first.document?.record)
        #expect(record.copies.map(\.document) == [revised.id, Self.copy.id])
        #expect(outcome.relation == .original)
        #expect(!desk.engine.holds(Self.original.id))
        #expect(
            desk.store.quotes.values.allSatisfy { !$0.carriers.contains { $0.document == Self.original.id } })
    }

    @Test("a revision that became another text leaves its record to the others")
    func revisionElsewhere() throws {
        var desk = Desk()
        let first = try desk.fold(Self.original)
        try desk.fold(Self.copy)
        let orchard = try desk.fold(
            article("c", InventedNews.orchardTitle, InventedNews.orchard, outlet: "Daily Gull"))
        let revised = article("a2", InventedNews.orchardTitle, InventedNews.orchard)
        try desk.fold(revised, replacing: Self.original.id)
        #expect(desk.record(of: revised.id)?.id == orchard.document?.record)
        let left = try #require(desk.store.record(first.document!.record!))
        #expect(left.copies.map(\.document) == [Self.copy.id])
        #expect(left.copies[0].relation == .original)
    }

    @Test("a kill names every copy that still carries the text, later ones too")
    func kill() throws {
        var desk = Desk()
        try desk.fold(Self.original)
        try desk.fold(Self.copy)
        let outcome = try desk.withdraw(Self.original.id, reason: "canceled")
        #expect(
            Self.withdrawn(outcome) == [
                .init(id: Self.original.id.rawValue, reason: "canceled", carriers: [Self.copy.id])
            ])
        #expect(desk.copy(of: Self.original.id)?.isWithdrawn == true)
        #expect(desk.store.document(Self.original.id)?.status == .canceled)

        let late = article(
            "e", "Night boats stop", Array(InventedNews.ferry.prefix(6)), outlet: "Island Voice")
        let later = try desk.fold(late)
        #expect(Self.withdrawn(later).first?.carriers == [Self.copy.id, late.id])
        #expect(try desk.withdraw(Self.original.id).entries.isEmpty)
    }

    @Test("a canceled revision is a kill")
    func canceledRevision() throws {
        var desk = Desk()
        try desk.fold(Self.original)
        try desk.fold(Self.copy)
        let notice = article(
            "a2", InventedNews.ferryTitle, ["This story has been withdrawn."], status: .canceled)
        let outcome = try desk.fold(notice, replacing: Self.original.id)
        #expect(
            Self.withdrawn(outcome) == [
                .init(id: notice.id.rawValue, reason: "canceled", carriers: [Self.copy.id])
            ])
    }

    @Test("what an operator split never merges again by itself")
    func split() throws {
        var desk = Desk()
        let record = try #require(try desk.fold(Self.original).document?.record)
        try desk.fold(Self.copy)
        let outcome = try desk.split(Self.copy.id, from: record)
        #expect(outcome.overrides.count == 1)
        #expect(desk.store.records.count == 2)
        for number in 0..<4 {
            desk = try desk.restarted()
            try desk.fold(
                article("x\(number)", "Night boats", InventedNews.ferry, outlet: "Outlet \(number)"))
        }
        #expect(desk.store.records.count == 2)
        let revised = article(
            "b2", InventedNews.ferryTitle, InventedNews.ferry + ["More to come."], outlet: "Daily Gull")
        try desk.fold(revised, replacing: Self.copy.id)
        #expect(desk.record(of: revised.id)?.id == outcome.document?.record)
    }

    @Test("what an operator merged stays merged, and the old id answers")
    func merge() throws {
        var desk = Desk()
        let one = try #require(try desk.fold(Self.original).document?.record)
        let orchard = article("c", InventedNews.orchardTitle, InventedNews.orchard, outlet: "Daily Gull")
        let two = try #require(try desk.fold(orchard).document?.record)
        try desk.merge(one, two)
        #expect(desk.store.record(two)?.id == one)
        #expect(desk.store.record(one)?.copies.count == 2)
        #expect(desk.record(of: orchard.id)?.id == one)

        desk = try desk.restarted()
        let revised = article(
            "c2", InventedNews.orchardTitle, Array(InventedNews.orchard.prefix(4)), outlet: "Daily Gull")
        try desk.fold(revised, replacing: orchard.id)
        #expect(desk.record(of: revised.id)?.id == one)
    }

    @Test("a request about something unknown says so and changes nothing")
    func unknown() throws {
        var desk = Desk()
        let record = try #require(try desk.fold(Self.original).document?.record)
        #expect(throws: FoldError.self) { try desk.withdraw(Self.copy.id) }
        #expect(throws: FoldError.self) { try desk.split(Self.original.id, from: record) }
        #expect(throws: FoldError.self) { try desk.merge(record, record) }
    }

    private static func withdrawn(_ outcome: FoldOutcome) -> [Change.Withdrawn] {
        outcome.entries.compactMap {
            if case .withdrawn(let end) = $0, end.id.hasPrefix("d-") { end } else { nil }
        }
    }
}
