// Revisions that move more than themselves: the decision sees its own document, and what it leaves behind.

internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Revisions")
struct RevisionsTests {
    private static let (first, second) = (Array(InventedNews.ferry.prefix(4)), InventedNews.orchard)

    private static func document(_ name: String, _ paragraphs: [String]) -> Document {
        article(name, "", paragraphs, outlet: name)
    }

    @Test("texts of the same words stay together where a revision moves one of them")
    func equalTexts() throws {
        var desk = Desk()
        let bridge = InventedNews.ferryElsewhere
        let last = Self.document("p", Self.second + bridge)
        for document in [
            Self.document("l", Self.first), Self.document("m", Self.first + Self.second),
            Self.document("q", bridge), last,
        ] { try desk.fold(document) }
        let revised = Self.document("l2", Self.second + bridge)
        let outcome = try desk.fold(revised, replacing: DocumentID(hashing: ["l"]))
        #expect(desk.record(of: revised.id) == desk.record(of: last.id))
        #expect(outcome.document?.record == desk.record(of: revised.id)?.id)
    }

    @Test("a record that merges away while a revision is decided is named by nothing afterwards")
    func mergedAway() throws {
        var desk = Desk()
        let more = Array(InventedNews.ferryElsewhere.prefix(1))
        for document in [
            Self.document("l", Self.first), Self.document("m", Self.first + Self.second),
            Self.document("p", Self.second + more),
        ] { try desk.fold(document) }
        let revised = Self.document("l2", Self.second + more)
        let outcome = try desk.fold(revised, replacing: DocumentID(hashing: ["l"]))
        let records = Set(desk.store.records.keys)
        #expect(outcome.document?.record.map(records.contains) == true)
        for story in desk.store.stories.values { #expect(records.isSuperset(of: story.records)) }
        for case .merged(let end) in outcome.entries {
            #expect(
                !outcome.entries.contains {
                    if case .record(let it) = $0 { it.id.rawValue == end.id } else { false }
                })
        }
    }

    @Test("copies are compared anew with the canonical one where that is revised")
    func revisedCanonical() throws {
        var desk = Desk()
        func version(_ name: String, _ paragraphs: Int, _ outlet: String, _ day: Double) -> Document {
            article(
                name, InventedNews.ferryTitle, Array(InventedNews.ferry.prefix(paragraphs)), outlet: outlet,
                day: day)
        }
        let copy = version("b", 6, "Daily Gull", 2)
        try desk.fold(version("a", 4, "Harbour Post", 1))
        try desk.fold(copy)
        #expect(desk.copy(of: copy.id)?.relation == .expanded)
        try desk.fold(version("a2", 8, "Harbour Post", 1), replacing: DocumentID(hashing: ["a"]))
        #expect(desk.copy(of: copy.id)?.relation == .excerpt)
    }

    @Test("a preview of a version changes nothing, where others have the words that it would replace")
    func preview() throws {
        func version(_ name: String, _ more: [String] = []) -> Document {
            article(name, InventedNews.ferryTitle, InventedNews.ferry + more, outlet: name)
        }
        let first = version("a")
        var desk = Desk()
        for document in [first, version("b"), version("c", ["More follows soon."])] {
            try desk.fold(document)
        }
        let revised = version("a2", ["Nobody else would comment."])
        _ = try desk.engine.preview(FoldEngine.prepare(revised), replacing: first.id, store: desk.store)
        try desk.fold(version("d", ["Our reporter was on board."]))
        #expect(desk.store.records.count == 1)
    }

    @Test("a page that turns into one more of its outlet's notices leaves the copies of what it was")
    func becomesNotice() throws {
        let notice = [
            "The Harbour Post shows this page to those who pay for it. Sign in with the account that you made at "
                + "the kiosk, or ask at any branch of the library."
        ]
        let page = article("page", InventedNews.ferryTitle, InventedNews.ferry)
        let copy = article("copy", InventedNews.ferryTitle, InventedNews.ferry, outlet: "Daily Gull")
        let locked = article("locked", InventedNews.orchardTitle, notice)
        let page2 = article("page 2", InventedNews.ferryTitle, notice)
        var desk = Desk()
        for document in [page, copy, locked] { try desk.fold(document) }
        try desk.fold(page2, replacing: page.id)
        #expect(desk.partition == [[copy.id], [locked.id], [page2.id]])
    }
}
