// What a revision does to the quotes of the version before it, and what is seen of a lost speaker.

internal import FoundationEssentials
internal import NewsModel
internal import NewsQuotes
internal import Testing

@Suite("Quotes of revised documents")
struct QuoteRevisionTests {
    private let full = "“The collapse of the northern bridge was a preventable catastrophe,” said Ann Miller."
    private let shortened = "“The collapse of the bridge was a catastrophe,” said Ann Miller."
    private let other = "“Repairs to the market hall will begin in early spring,” said Bob Stone."
    private let unnamed = "“The collapse of the northern bridge was a preventable catastrophe,” it was said."

    private static func id(_ name: String) -> DocumentID { DocumentID(hashing: [name]) }

    @Test("a quote that a revision lacks keeps the old version as its former carrier")
    func dropped() throws {
        var index = QuoteIndex()
        let quote = try #require(index.insert("Gazette", full, published: 1).quotes[0])
        index.insert("Herald", full, published: 2)
        index.insert("Gazette 2", other, published: 3)
        let changes = index.replace(Self.id("Gazette"), by: Self.id("Gazette 2"), revision: 2)
        #expect(changes == [.updated(quote)])
        let now = try #require(index.quote(quote))
        #expect(now.carriers.map(\.outlet) == ["Herald"])
        #expect(now.firstDocument == Self.id("Herald"))
        let former = try #require(now.formerCarriers.first)
        #expect(former.carrier.document == Self.id("Gazette"))
        #expect(former.change == .dropped)
        #expect(former.revision == 2)
        #expect(former.latest == Self.id("Gazette 2"))
    }

    @Test("a quote that everybody dropped lives on, and others can still carry it")
    func droppedByAll() throws {
        var index = QuoteIndex()
        let quote = try #require(index.insert("Gazette", full).quotes[0])
        index.insert("Gazette 2", other)
        _ = index.replace(Self.id("Gazette"), by: Self.id("Gazette 2"), revision: 2)
        let now = try #require(index.quote(quote))
        #expect(now.carriers.isEmpty && now.formerCarriers.count == 1)
        #expect(now.speaker == "Ann Miller" && now.firstDocument == Self.id("Gazette"))
        #expect(index.insert("Herald", full).quotes == [quote])
    }

    @Test("other words in a revision are a former wording; the same words leave no trace")
    func reworded() throws {
        var index = QuoteIndex()
        let quote = try #require(index.insert("Gazette", full).quotes[0])
        index.insert("Gazette 2", shortened)
        _ = index.replace(Self.id("Gazette"), by: Self.id("Gazette 2"), revision: 2)
        var now = try #require(index.quote(quote))
        #expect(now.formerCarriers.map(\.change) == [.reworded])
        #expect(now.variants.count == 1 && now.carriers.map(\.document) == [Self.id("Gazette 2")])

        index.insert("Gazette 3", full)
        _ = index.replace(Self.id("Gazette 2"), by: Self.id("Gazette 3"), revision: 3)
        now = try #require(index.quote(quote))
        #expect(now.formerCarriers.map(\.carrier.document) == [Self.id("Gazette 2")])
        #expect(now.formerCarriers.map(\.latest) == [Self.id("Gazette 3")])
        #expect(now.formerCarriers.map(\.revision) == [3])
    }

    @Test("a quote that is back is as if it had never gone")
    func back() throws {
        var index = QuoteIndex()
        let quote = try #require(index.insert("Gazette", full).quotes[0])
        index.insert("Gazette 2", other)
        _ = index.replace(Self.id("Gazette"), by: Self.id("Gazette 2"), revision: 2)
        index.insert("Gazette 3", full)
        _ = index.replace(Self.id("Gazette 2"), by: Self.id("Gazette 3"), revision: 3)
        let now = try #require(index.quote(quote))
        #expect(now.formerCarriers.isEmpty && now.carriers.map(\.document) == [Self.id("Gazette 3")])
    }

    @Test("a revision that names no speaker any more is marked, and so is an outlet that never did")
    func lostSpeaker() throws {
        var index = QuoteIndex()
        let quote = try #require(index.insert("Gazette", full).quotes[0])
        index.insert("Herald", unnamed)
        index.insert("Gazette 2", unnamed)
        _ = index.replace(Self.id("Gazette"), by: Self.id("Gazette 2"), revision: 2)
        index.insert("Courier", full)
        let now = try #require(index.quote(quote))
        #expect(now.speaker == "Ann Miller")
        #expect(now.formerCarriers.map(\.change) == [.reattributed])
        #expect(now.carriers.map(\.attribution) == [.lost, .lost, .kept])
    }

    @Test("an outlet that names somebody else is marked, one that uses a shorter name isn't")
    func changedSpeaker() throws {
        var index = QuoteIndex()
        let long =
            "The collapse of the northern bridge was a preventable catastrophe, and the inspectors who "
            + "warned the council about its rusting cables were never given an answer by anybody"
        let quote = try #require(index.insert("Gazette", "“\(long),” said Ann Miller.").quotes[0])
        index.insert("Herald", "“\(long),” Miller said.")
        index.insert("Courier", "“\(long),” said Bob Stone.")
        #expect(try #require(index.quote(quote)).carriers.map(\.attribution) == [.kept, .kept, .changed])
    }

    @Test("a document that is taken out takes its earlier versions with it")
    func withdrawn() throws {
        var index = QuoteIndex()
        let quote = try #require(index.insert("Gazette", full).quotes[0])
        index.insert("Gazette 2", other)
        _ = index.replace(Self.id("Gazette"), by: Self.id("Gazette 2"), revision: 2)
        #expect(index.remove(Self.id("Gazette 2")).contains(.withdrawn(quote)))
        #expect(index.quote(quote) == nil)
    }

    @Test("the versions that are remembered of one document are bounded")
    func bounded() throws {
        var index = QuoteIndex()
        for version in 0..<80 {
            let words =
                "Report \(version) of the northern bridge commission names \(version * 7) broken cables"
            index.insert("Gazette \(version)", "“\(words) again,” said Ann Miller\(version).")
            if version > 0 {
                _ = index.replace(
                    Self.id("Gazette \(version - 1)"), by: Self.id("Gazette \(version)"),
                    revision: version + 1)
            }
        }
        #expect(index.count <= 33)
    }

    @Test("a restart keeps former carriers")
    func restored() throws {
        var index = QuoteIndex()
        let quote = try #require(index.insert("Gazette", full, published: 1).quotes[0])
        index.insert("Gazette 2", other, published: 2)
        _ = index.replace(Self.id("Gazette"), by: Self.id("Gazette 2"), revision: 2)
        let before = try #require(index.quote(quote))
        var again = QuoteIndex()
        again.restore(before)
        #expect(again.quote(quote) == before)
        again.insert("Gazette 3", full, published: 3)
        _ = again.replace(Self.id("Gazette 2"), by: Self.id("Gazette 3"), revision: 3)
        #expect(again.quote(quote)?.formerCarriers.isEmpty == true)
    }
}
