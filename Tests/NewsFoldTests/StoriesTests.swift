// Stories that close as the news moves on.

internal import FoundationEssentials
internal import NewsFold
internal import NewsModel
internal import Testing

@Suite("Stories close")
struct StoriesTests {
    private static let one = article("a", InventedNews.ferryTitle, InventedNews.ferry, day: 10)
    private static let two = article(
        "b", "Ferry fire ends night boats", InventedNews.ferryElsewhere, outlet: "Daily Gull", day: 10.5)

    private static func third(day: Double?) -> Document {
        article("c", "Night ferry stays in port", InventedNews.ferryAgain, outlet: "Strait Wire", day: day)
    }

    /// Pictures of a day, which tell that the news has reached it.
    private static func pictures(day: Double, count: Int = 3) -> [Document] {
        (0..<count).map { article("picture \($0) of \(day)", "", [], day: day) }
    }

    private func desk(_ articles: [Document]) throws -> Desk {
        var desk = Desk()
        for article in articles { try desk.fold(article) }
        return desk
    }

    private func story(_ desk: Desk) throws -> Story {
        let story = try #require(desk.store.stories.values.first)
        #expect(desk.store.stories.count == 1)
        return story
    }

    private func moment(day: Double) -> Date { Date(timeIntervalSinceReferenceDate: day * 86_400) }

    @Test("a story is open until the news has moved on by four days, and its closing is logged once")
    func closes() throws {
        var desk = try desk([Self.one, Self.two] + Self.pictures(day: 14.4))
        #expect(try desk.closeStories() == [])
        #expect(try story(desk).closed == nil)
        for picture in Self.pictures(day: 14.6) { try desk.fold(picture) }
        let entries = try desk.closeStories()
        #expect(entries == [.story(try story(desk))])
        #expect(try story(desk).closed == moment(day: 14.5))
        for picture in Self.pictures(day: 30) { try desk.fold(picture) }
        #expect(try desk.closeStories() == [])
    }

    @Test("how far apart reports may be says when a story closes")
    func span() throws {
        var settings = FoldSettings()
        settings.storyDays = 2
        var desk = Desk(engine: FoldEngine(settings: settings))
        for article in [Self.one, Self.two] + Self.pictures(day: 13) { try desk.fold(article) }
        try desk.closeStories()
        #expect(try story(desk).closed == moment(day: 12.5))
    }

    @Test("dates in the future close nothing, one alone or many")
    func wrongDates() throws {
        var desk = try desk([Self.one, Self.two] + Self.pictures(day: 36_000, count: 2))
        #expect(try desk.closeStories(day: 50_000) == [])
        for picture in Self.pictures(day: 9_000, count: 40) { try desk.fold(picture) }
        #expect(try desk.closeStories(day: 11) == [])
    }

    @Test("a report of the present joins no closed story, although one of its records has no date")
    func later() throws {
        var undated = Self.two
        undated.published = nil
        var desk = try desk([Self.one, undated] + Self.pictures(day: 20))
        try desk.closeStories()
        let closed = try story(desk)
        #expect(closed.closed == moment(day: 14) && closed.records.count == 2)
        let outcome = try desk.fold(Self.third(day: 20))
        #expect(outcome.story != closed.id)
        #expect(desk.store.story(closed.id) == closed)
    }

    @Test("a late report joins the story of its own time, and may open it again")
    func late() throws {
        var desk = try desk([Self.one, Self.two] + Self.pictures(day: 16))
        try desk.closeStories()
        try desk.fold(Self.third(day: 10.2))
        #expect(try story(desk).records.count == 3)
        #expect(try story(desk).closed == moment(day: 14.5))
        #expect(try desk.closeStories() == [])

        desk = try self.desk([Self.one, Self.two] + Self.pictures(day: 16))
        try desk.closeStories()
        try desk.fold(Self.third(day: 13))
        #expect(try story(desk).closed == nil)
        #expect(try desk.closeStories() == [])
    }

    @Test("reports that nobody dated leave a story open, and join one without moving its end")
    func undated() throws {
        var bare = [Self.one, Self.two]
        for place in bare.indices { bare[place].published = nil }
        var desk = try desk(bare + Self.pictures(day: 20))
        #expect(try desk.closeStories() == [])
        #expect(try story(desk).closed == nil)

        desk = try self.desk([Self.one, Self.two] + Self.pictures(day: 20))
        try desk.closeStories()
        try desk.fold(Self.third(day: nil))
        #expect(try story(desk).records.count == 3)
        #expect(try story(desk).closed == moment(day: 14.5))
    }

    @Test("a later copy of a record keeps no story open; an earlier one closes it sooner")
    func copies() throws {
        var desk = try desk([Self.one, Self.two] + Self.pictures(day: 14.6))
        try desk.closeStories()
        try desk.fold(
            article("again", InventedNews.ferryTitle, InventedNews.ferry, outlet: "Echo", day: 14.6))
        #expect(try story(desk).closed == moment(day: 14.5))
        #expect(try story(desk).lastPublished == moment(day: 14.6))
        let earlier = article(
            "before", Self.two.title, InventedNews.ferryElsewhere, outlet: "Echo", day: 9)
        try desk.fold(earlier)
        #expect(try story(desk).closed == moment(day: 14))
    }

    @Test("a story opens again when those who dated articles wrongly correct them")
    func corrected() throws {
        let pictures = Self.pictures(day: 20)
        var desk = try desk([Self.one, Self.two] + pictures)
        try desk.closeStories()
        #expect(try story(desk).closed != nil)
        let corrected = article("corrected", "", [], day: 11)
        try desk.fold(corrected, replacing: pictures[0].id)
        #expect(try desk.closeStories() == [.story(try story(desk))])
        #expect(try story(desk).closed == nil)
    }

    @Test("the order of arrival, and how often the present is looked at, decide nothing")
    func order() throws {
        var articles = [Self.one, Self.two, Self.third(day: 12)] + Self.pictures(day: 15.9)
        articles += Self.pictures(day: 16.1, count: 4) + Self.pictures(day: 40, count: 2)
        var random = SplitMix(state: 7)
        for _ in 0..<12 {
            articles.shuffle(using: &random)
            var desk = Desk()
            for article in articles {
                try desk.fold(article)
                if Bool.random(using: &random) { try desk.closeStories() }
            }
            try desk.closeStories()
            let story = try story(desk)
            #expect(story.records.count == 3 && story.closed == moment(day: 16))
        }
    }

    @Test("a restarted engine closes what it would have closed, and logs nothing twice")
    func restarted() throws {
        var desk = try desk([Self.one, Self.two] + Self.pictures(day: 13))
        try desk.closeStories()
        desk = try desk.restarted()
        #expect(try desk.closeStories() == [])
        for picture in Self.pictures(day: 15) { try desk.fold(picture) }
        desk = try desk.restarted()
        #expect(try desk.closeStories() == [.story(try story(desk))])
        desk = try desk.restarted()
        try desk.fold(Self.third(day: 10.2))
        #expect(try story(desk).closed == moment(day: 14.5))
        #expect(try desk.closeStories() == [])
    }

    @Test("a merger of records moves a story's end with the records that are left")
    func merged() throws {
        var desk = try desk([Self.one, Self.two] + Self.pictures(day: 14.2))
        try desk.closeStories()
        #expect(try story(desk).closed == nil)
        try desk.merge(
            try #require(desk.record(of: Self.one.id)?.id), try #require(desk.record(of: Self.two.id)?.id))
        try desk.closeStories()
        #expect(try story(desk).closed == moment(day: 14))
        try desk.split(Self.two.id, from: try #require(desk.record(of: Self.two.id)?.id))
        try desk.closeStories()
        #expect(desk.store.stories.values.contains { $0.closed == nil })
    }
}
