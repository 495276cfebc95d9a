// How quotations of many documents become quotes.

internal import FoundationEssentials
internal import NewsModel
internal import NewsQuotes
internal import Testing

@Suite("Quote index")
struct QuoteIndexTests {
    private let full = "“The collapse of the northern bridge was a preventable catastrophe,” said Ann Miller."
    private let trimmed =
        "Miller called it “a preventable catastrophe” on Monday. “Ann Miller is right,” said Bob Stone."
    private let reworded =
        "“The northern bridge's collapse was a preventable catastrophe,” the statement said on Monday."

    @Test("four words that nobody is known to have said in both are a phrase, not a quote")
    func phraseOfTwoReports() {
        var index = QuoteIndex()
        let one = index.insert(
            "Gazette", "The report found “egregious systematic procurement irregularities” there.")
        let other = index.insert(
            "Courier", "Inspectors saw “egregious systematic procurement irregularities” again.")
        #expect(one.quotes.first != other.quotes.first)
    }

    @Test(
        "quotes in scripts without spaces are traced, trimmed ones too",
        arguments: [
            ("“我们不会放弃任何一个人，这是我们对大家的承诺。”", "“我们不会放弃任何一个人，这是对大家的承诺”"),
            ("“橋は春までに必ず直します。雨が降っても工事は止めません。”", "“橋は春までに必ず直します”"),
            ("“เราจะซ่อมสะพานให้เสร็จก่อนฤดูฝนปีหน้า”", "“เราจะซ่อมสะพานให้เสร็จก่อนฤดูฝน”"),
        ])
    func scriptsWithoutSpaces(full: String, trimmed: String) throws {
        var index = QuoteIndex()
        let first = try #require(index.insert("Gazette", full).quotes.first ?? nil)
        #expect(index.insert("Herald", full).quotes == [first])
        #expect(index.insert("Courier", trimmed).quotes == [first])
    }

    @Test("in scripts without spaces, too, a few words are a phrase and other words another quote")
    func otherWordsWithoutSpaces() {
        var index = QuoteIndex()
        #expect(index.insert("Gazette", "市长说：“谢谢大家。”").quotes == [nil])
        let first = index.insert("Herald", "“我们不会放弃任何一个人，这是我们对大家的承诺。”").quotes
        let other = index.insert("Courier", "“我们对这座桥的安全非常放心，大家可以继续使用。”").quotes
        #expect(first != other && first != [nil] && other != [nil])
    }

    @Test("copies are one quote with its carriers, wordings and the speaker in full")
    func oneQuote() throws {
        var index = QuoteIndex()
        let first = try #require(index.insert("Gazette", full, published: 100).quotes[0])
        let second = index.insert("Herald", reworded, published: 50)
        #expect(second.quotes == [first])
        #expect(second.changes == [.updated(first)])
        let quote = try #require(index.quote(first))
        #expect(first == QuoteID(founding: DocumentID(hashing: ["Gazette"]), start: 1))
        #expect(quote.carriers.map(\.outlet) == ["Herald", "Gazette"])
        #expect(quote.firstDocument == DocumentID(hashing: ["Herald"]))
        #expect(quote.variants.count == 2)
        #expect(quote.speaker == "Ann Miller")
        #expect(index.count == 1)
    }

    @Test("carriers stand in order of publication, whatever order they come, change and go in")
    func orderOfCarriers() throws {
        var index = QuoteIndex()
        func id(_ name: String) -> DocumentID { DocumentID(hashing: [name]) }
        let quote = try #require(index.insert("Outlet 0", full, published: 50).quotes[0])
        for number in 1..<80 {
            index.insert(
                "Outlet \(number)", number % 3 == 0 ? reworded : full,
                published: number % 7 == 0 ? nil : Double(number * 37 % 40))
            if number % 5 == 0 {
                // Revised in other words, the version before stays as a former carrier.
                index.insert(
                    "Outlet \(number) again", "“\(number) bridges stand,” said Ann Miller.", published: 9)
                _ = index.replace(id("Outlet \(number)"), by: id("Outlet \(number) again"), revision: 2)
            }
            if number % 8 == 0 { _ = index.remove(id("Outlet \(number - 1)")) }
            let now = try #require(index.quote(quote))
            for dates in [now.carriers.map(\.published), now.formerCarriers.map(\.carrier.published)] {
                let seconds = dates.map { $0?.timeIntervalSinceReferenceDate ?? .infinity }
                #expect(seconds == seconds.sorted())
            }
            #expect(index.carriers(of: quote) == now.carriers.map(\.document))
            var again = QuoteIndex()
            again.restore(now)
            #expect(again.carriers(of: quote) == now.carriers.map(\.document))
        }
    }

    @Test("a few words found no quote but join one of the same speaker, whichever comes first")
    func slightWordsJoin() {
        let slight = "Ann Miller called the collapse a “preventable catastrophe” on Monday."
        var early = QuoteIndex()
        #expect(early.insert("Herald", slight).quotes == [nil])
        let found = early.insert("Gazette", full)
        #expect(found.adopted.map(\.document) == [DocumentID(hashing: ["Herald"])])
        #expect(found.adopted.map(\.quotations) == [0..<1])
        var late = QuoteIndex()
        late.insert("Gazette", full)
        let joined = late.insert("Herald", slight)
        #expect(joined.quotes[0] != nil)
        #expect(late.count == 1)
    }

    @Test("a slogan of two people is two quotes")
    func slogansStayApart() {
        var index = QuoteIndex()
        index.insert("Gazette", "“Enough is really enough,” said Ann Miller.")
        index.insert("Herald", "“Enough is really enough,” said Bob Stone.")
        #expect(index.count == 2)
    }

    @Test("a stock phrase of sources that aren't known to be one is several quotes")
    func stockPhrases() {
        var index = QuoteIndex()
        index.insert("Gazette", "The report found “grave and lasting harm” in the north.")
        index.insert("Herald", "“Grave and lasting harm”, it said, was done to the coast.")
        #expect(index.count == 2)
    }

    @Test("the canonical wording ends without the comma of its attribution")
    func canonicalWithoutComma() throws {
        var index = QuoteIndex()
        let id = try #require(index.insert("Gazette", full).quotes[0])
        #expect(
            index.quote(id)?.text
                == "The collapse of the northern bridge was a preventable catastrophe")
    }

    @Test("a wording that shows two quotes to be one merges them, and the old id still answers")
    func merging() throws {
        var index = QuoteIndex()
        let first = "The northern bridge collapsed because nobody listened to the inspectors"
        let second = "tolls for the ferries will double before the winter storms arrive"
        let one = try #require(index.insert("Gazette", "“\(first),” said Ann Miller.").quotes[0])
        let other = try #require(index.insert("Herald", "“\(second),” said Ann Miller.").quotes[0])
        #expect(one != other)
        let both = index.insert("Courier", "“\(first), and \(second),” said Ann Miller.")
        #expect(both.changes.contains(.merged(other, into: one)))
        #expect(index.quote(other)?.id == one)
        #expect(index.quote(one)?.carriers.count == 3)
    }

    @Test("a document inserted again replaces itself; a removed one is gone")
    func replacing() throws {
        var index = QuoteIndex()
        let id = try #require(index.insert("Gazette", full).quotes[0])
        #expect(index.insert("Gazette", full).quotes == [id])
        #expect(index.quote(id)?.carriers.count == 1)
        #expect(index.remove(DocumentID(hashing: ["Gazette"])) == [.withdrawn(id)])
        #expect(index.count == 0)
        #expect(index.find(text: "preventable catastrophe").isEmpty)
    }

    @Test("restored quotes are the same, and take up new carriers")
    func restoring() throws {
        var index = QuoteIndex()
        index.insert("Gazette", full, published: 100)
        let id = try #require(index.insert("Herald", reworded, published: 200).quotes[0])
        let stored = try #require(index.quote(id))
        var restored = QuoteIndex()
        restored.restore(stored)
        #expect(restored.quote(id) == stored)
        #expect(restored.insert("Courier", full, published: 300).quotes == [id])
        #expect(restored.quote(id)?.carriers.count == 3)
    }

    @Test("finding ranks the quote first whose words are asked for")
    func finding() throws {
        var index = QuoteIndex()
        let id = try #require(index.insert("Gazette", full).quotes[0])
        index.insert("Herald", "“The weather in the north was a catastrophe for farmers,” said Bob Stone.")
        let found = index.find(text: "the northern bridge was a preventable catastrophe")
        #expect(found.first?.quote == id)
        #expect(index.find(text: "the northern bridge", limit: 1).count == 1)
        #expect(index.find(text: "", limit: 5).isEmpty)
        #expect(index.find(text: "zymurgy", limit: 5).isEmpty)
    }

    @Test("a preview tells what an insertion would choose and changes nothing")
    func previewing() throws {
        var index = QuoteIndex()
        let id = try #require(index.insert("Gazette", full).quotes[0])
        #expect(index.preview(DocumentQuotations(document("Herald", reworded))) == [id])
        #expect(index.quote(id)?.carriers.count == 1)
    }
}
