internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Kills reach every copy")
struct KillsTests {
    private static let original = article("a", InventedNews.ferryTitle, InventedNews.ferry)
    private static let excerpt = article(
        "b", "Night boats stop", Array(InventedNews.ferry.prefix(4)), outlet: "Daily Gull")
    private static let twin = article(
        "t", InventedNews.ferryTitle, InventedNews.ferry, outlet: "Island Voice")

    private static func ends(_ outcome: FoldOutcome) -> [Change.Withdrawn] {
        outcome.entries.compactMap { if case .withdrawn(let end) = $0 { end } else { nil } }
    }

    @Test("a copy that carries a withdrawn text is marked, with the passages")
    func passages() throws {
        var desk = Desk()
        try desk.fold(Self.original)
        try desk.fold(Self.excerpt)
        try desk.withdraw(Self.original.id)
        let mark = try #require(desk.copy(of: Self.excerpt.id)?.withdrawnText.first)
        #expect(mark.rule == "withdrawn")
        #expect(mark.document == Self.excerpt.id)
        #expect(mark.other == Self.original.id)
        let words = mark.passages.map(\.text).joined(separator: " ")
        #expect(words.contains("suspended all night crossings on Tuesday"))
        for passage in mark.passages {
            #expect(Self.excerpt.text.text(in: passage.range) == passage.text)
            #expect(Self.original.text.text(in: passage.otherRange) == passage.text)
        }
        #expect(desk.copy(of: Self.original.id)?.withdrawnText == [])
    }

    @Test("a notice of withdrawal is no text: the passages are those of the version that it replaced")
    func notice() throws {
        var desk = Desk()
        try desk.fold(Self.original)
        try desk.fold(Self.excerpt)
        var notice = article("a2", InventedNews.ferryTitle, ["This story is withdrawn."], status: .canceled)
        notice.revisionOf = Self.original.id
        try desk.fold(notice, replacing: Self.original.id)
        let mark = try #require(desk.copy(of: Self.excerpt.id)?.withdrawnText.first)
        #expect(mark.other == notice.id)
        #expect(!mark.passages.isEmpty)

        let late = article("late", "Ferry", Array(InventedNews.ferry.prefix(6)), outlet: "Island Voice")
        try desk.fold(late)
        #expect(desk.copy(of: late.id)?.withdrawnText.first?.passages.isEmpty == false)
    }

    @Test("a withdrawn version is compared by its own text, before a restart and after it")
    func withdrawnVersion() throws {
        var desk = Desk()
        try desk.fold(Self.original)
        var shorter = article("a2", InventedNews.ferryTitle, Array(InventedNews.ferry.prefix(4)))
        shorter.revisionOf = Self.original.id
        try desk.fold(shorter, replacing: Self.original.id)
        try desk.withdraw(shorter.id)
        let copies = ["b", "c"].map { article($0, "Boats", InventedNews.ferry, outlet: $0) }
        try desk.fold(copies[0])
        desk = try desk.restarted()
        try desk.fold(copies[1])
        let marks = try copies.map { try #require(desk.copy(of: $0.id)?.withdrawnText.first).passages }
        #expect(!marks[0].isEmpty && marks[0].map(\.otherRange) == marks[1].map(\.otherRange))
        for passage in marks[1] { #expect(shorter.text.text(in: passage.otherRange) == passage.text) }
    }

    @Test("the log names carriers that come by a merger")
    func mergedCarriers() throws {
        var desk = Desk()
        try desk.fold(Self.original)
        let other = article(
            "c", InventedNews.orchardTitle, InventedNews.orchard + InventedNews.ferry, outlet: "C")
        try desk.fold(other)
        let records = [Self.original, other].compactMap { desk.record(of: $0.id)?.id }
        if records[0] == records[1] { try desk.split(other.id, from: records[0]) }
        try desk.withdraw(Self.original.id)
        let (kept, gone) = try (
            #require(desk.record(of: Self.original.id)).id, #require(desk.record(of: other.id)).id
        )
        let outcome = try desk.merge(kept, gone)
        #expect(Self.ends(outcome).map(\.carriers) == [[other.id]])
    }

    /// What the log says of withdrawn documents.
    private static func kills(_ outcome: FoldOutcome) -> [Change.Withdrawn] {
        ends(outcome).filter { DocumentID(rawValue: $0.id) != nil }
    }

    /// The article as so many outlets have it.
    private static func copies(_ count: Int) -> [Document] {
        (0..<count).map {
            article("k\($0)", InventedNews.ferryTitle, InventedNews.ferry, outlet: "Outlet \($0)")
        }
    }

    @Test("of the kills of one text one stands for all, and each kill is told of once")
    func oneForAll() throws {
        let copies = Self.copies(6)
        var desk = Desk()
        for copy in copies { try desk.fold(copy) }
        for (place, copy) in copies.dropLast().enumerated() {
            let end = try #require(Self.kills(try desk.withdraw(copy.id)).first)
            #expect(end.id == copy.id.rawValue)
            #expect(Set(end.carriers) == Set(copies.dropFirst(place + 1).map(\.id)))
        }
        // Who is withdrawn carries nothing, and the ends of the others aren't told again for that.
        #expect(Self.kills(try desk.withdraw(copies[5].id)).map(\.id) == [copies[5].id.rawValue])

        let late = try desk.fold(Self.excerpt)
        let mark = try #require(desk.copy(of: Self.excerpt.id)?.withdrawnText)
        #expect(mark.count == 1)
        #expect(Self.kills(late).map(\.id) == mark.map(\.other.rawValue))
        #expect(Self.kills(late).map(\.carriers) == [[Self.excerpt.id]])
    }

    @Test("a kill by a publisher's notice tells of that one alone, too")
    func notices() throws {
        let copies = Self.copies(4)
        var desk = Desk()
        for copy in copies { try desk.fold(copy) }
        for (place, copy) in copies.dropLast().enumerated() {
            var notice = article("n\(place)", "Kill", InventedNews.ferry, status: .canceled)
            notice.revisionOf = copy.id
            let kills = Self.kills(try desk.fold(notice, replacing: copy.id))
            #expect(kills.map(\.id) == [notice.id.rawValue])
            #expect(kills.first.map { Set($0.carriers) } == Set(copies.dropFirst(place + 1).map(\.id)))
        }
    }

    /// An excerpt of two texts of the same words that were both withdrawn; the first stands for the other.
    private static func twinsKilled() throws -> Desk {
        var desk = Desk()
        for text in [original, twin, excerpt] { try desk.fold(text) }
        for killed in [original, twin] { try desk.withdraw(killed.id) }
        #expect(desk.copy(of: excerpt.id)?.withdrawnText.map(\.other) == [original.id])
        return desk
    }

    @Test("where the kill that stands for others goes to another record, another stands for them")
    func movedAway() throws {
        var desk = try Self.twinsKilled()
        let record = try #require(desk.record(of: Self.original.id)).id
        let outcome = try desk.split(Self.original.id, from: record)
        #expect(desk.copy(of: Self.excerpt.id)?.withdrawnText.map(\.other) == [Self.twin.id])
        #expect(
            Self.kills(outcome).contains {
                $0.id == Self.twin.id.rawValue && $0.carriers == [Self.excerpt.id]
            })
    }

    @Test("where the kill that stands for others is lifted, another stands for them")
    func lifted() throws {
        var desk = try Self.twinsKilled()
        let again = article("a2", InventedNews.ferryTitle, Array(InventedNews.ferry.dropLast()))
        try desk.fold(again, replacing: Self.original.id)
        for id in [Self.excerpt.id, again.id] {
            #expect(desk.copy(of: id)?.withdrawnText.map(\.other) == [Self.twin.id])
        }
    }

    @Test("a copy that was withdrawn is asked even where a damaged row kept its document out of the index")
    func damaged() throws {
        var desk = Desk()
        try desk.fold(Self.original)
        try desk.fold(Self.twin)
        try desk.withdraw(Self.twin.id)
        let record = try #require(desk.record(of: Self.twin.id)).id
        desk.engine = FoldEngine()
        for (document, signature) in desk.signatures where document != Self.twin.id {
            try desk.engine.restore(document: document, record: record, signature: signature)
        }
        try desk.fold(Self.excerpt)
        #expect(desk.copy(of: Self.excerpt.id)?.withdrawnText.map(\.other) == [Self.twin.id])
    }

    @Test("a carrier that drops the text loses its mark")
    func dropped() throws {
        var desk = Desk()
        try desk.fold(Self.original)
        try desk.fold(Self.excerpt)
        try desk.withdraw(Self.original.id)
        let revised = article("b2", InventedNews.orchardTitle, InventedNews.orchard, outlet: "Daily Gull")
        try desk.fold(revised, replacing: Self.excerpt.id)
        #expect(desk.copy(of: revised.id)?.withdrawnText == [])
        #expect(desk.record(of: Self.original.id)?.copies.count == 1)
    }
}
