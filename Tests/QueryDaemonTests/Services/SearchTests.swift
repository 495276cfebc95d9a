internal import Foundation
internal import NewsModel
internal import QueryDaemon
internal import Synchronization
internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldTesting

@Suite(.timeLimit(.minutes(2)))
struct SearchTests {
    /// Runs `body` on a daemon that has followed the log of the harbour.
    private func harbour(
        settings change: (inout QuerySettings) -> Void = { _ in }, _ log: InventedLog = .harbour(),
        _ body: @Sendable @escaping (QueryClient) async throws -> Void
    ) async throws {
        var bench = try Bench()
        change(&bench.settings)
        let feed = InventedFeed(log)
        feed.state.withLock { $0.batchSize = 500 }
        try await bench.serving(feed) { [bench] in
            try await bench.running { daemon, session in
                try await daemon.reached(log.head)
                try await body(session.query)
            }
        }
    }

    private static func records(_ numbers: Int...) -> [String] { numbers.map(InventedLog.recordID) }
    private static let start = Date(timeIntervalSince1970: Double(InventedLog.start))

    @Test("all words must occur, newest first; phrases word by word; without case and accents")
    func words() async throws {
        try await harbour { query async throws in
            #expect(try await query.ids("lighthouse") == Self.records(3, 1))
            #expect(try await query.ids("harbour WALL") == Self.records(2, 1))
            #expect(try await query.ids("Harbor wall") == Self.records(2, 1))
            #expect(try await query.ids("\"harbour wall\"") == Self.records(1))
            #expect(try await query.ids("cafe") == Self.records(1))
            #expect(try await query.ids("harbour nowhere") == [])
        }
    }

    @Test("filters of speaker, outlet and time hold together with words and without")
    func filters() async throws {
        try await harbour { query async throws in
            #expect(
                try await query.ids(SearchQuery(outlet: "coast  DAILY", kind: .records)) == Self.records(3, 2)
            )
            #expect(
                try await query.ids(SearchQuery("harbour", outlet: "Coast Daily", kind: .records))
                    == Self.records(2))
            #expect(
                try await query.ids(SearchQuery("harbour", speaker: "lindqvist", kind: .records))
                    == Self.records(1))
            #expect(
                try await query.ids(SearchQuery(speaker: "Tomas Brandt", kind: .quotes)) == [
                    InventedLog.quoteID(2)
                ])
            #expect(
                try await query.ids(
                    SearchQuery(since: Self.start + 86_400, until: Self.start + 2 * 86_400, kind: .records))
                    == Self.records(3, 2))
            #expect(
                try await query.ids(SearchQuery("harbour", until: Self.start, kind: .records))
                    == Self.records(1))
            #expect(
                try await query.ids(SearchQuery(speaker: "Brandt", outlet: "Harbour Post", kind: .stories))
                    == [InventedLog.storyID(1)])
            #expect(try await query.ids(SearchQuery("harbour", speaker: "nobody", kind: .stories)) == [])
        }
    }

    @Test("a result shows the words found, marked, with its title and time")
    func snippets() async throws {
        try await harbour { query async throws in
            let results = try await query.search(SearchQuery("keeper")).results
            let result = try #require(results.first)
            #expect(result.snippet.contains("[keeper]"))
            #expect(result.title == "Lighthouse keeper retires")
            #expect(result.published == Self.start + 2 * 86_400)
            let all = try await query.search(SearchQuery("wall")).results
            #expect(Set(all.map { "\($0.kind)" }).count == 3)
        }
    }

    @Test(
        "whatever is typed is words, never the index's syntax",
        arguments: [
            "\"", "''", "harbour\"", "text:harbour", "harbour*", "NOT harbour", "harbour OR", "NEAR(a b)",
            "{text}:x",
            "^harbour", "a AND", "); DROP TABLE thing; --", "\u{0}harbour\u{1}", "\u{E000}harbour",
            "🏖️ harbour", "-- harbour",
            "\"\"\"\"", "(((((", "+a", "﷽ harbour", "harbour\u{202E}",
        ])
    func hostile(words: String) async throws {
        try await harbour { query async throws in
            do {
                _ = try await query.search(SearchQuery(words))
                _ = try await query.search(SearchQuery("wall", speaker: words, isRanked: true))
                _ = try await query.findQuote(words)
            } catch let error as WirefoldError {
                #expect(error.code == .invalidArgument, "\(error)")
            }
            #expect(try await query.search(SearchQuery("lighthouse", kind: .records)).results.count == 2)
        }
    }

    @Test("an empty search is refused, and says what to give")
    func empty() async throws {
        try await harbour { query async throws in
            await #expect(throws: WirefoldError.self) { try await query.search(SearchQuery("")) }
            await #expect(throws: WirefoldError.self) {
                try await query.search(SearchQuery("a", since: Self.start + 1, until: Self.start))
            }
        }
    }

    @Test("a ranked search that its budget doesn't suffice for gives the newest, and says so")
    func budget() async throws {
        var log = InventedLog()
        for number in 0..<3000 {
            log.addArticle(
                number, title: "Tide \(number)",
                text: "The tide of the harbour and the wall, again and again.")
        }
        try await harbour(settings: { $0.searchBudget = .milliseconds(2) }, log) { query async throws in
            let results = try await query.search(
                SearchQuery("the tide again", kind: .records, isRanked: true))
            #expect(results.isPartial)
        }
        try await harbour(log) { query async throws in
            let results = try await query.search(SearchQuery("2999 tide", kind: .records, isRanked: true))
            #expect(!results.isPartial)
            #expect(results.results.map(\.title) == ["Tide 2999"])
        }
    }

    @Test("without full text a search is refused for good, and the answer names the setting")
    func withoutText() async throws {
        try await harbour(settings: { $0.fullText = false }) { query async throws in
            for search in [
                { () async throws in _ = try await query.search(SearchQuery("harbour")) },
                { () async throws in _ = try await query.findQuote("The wall will stand") },
            ] {
                let error = await #expect(throws: WirefoldError.self) { try await search() }
                #expect(error?.code == .invalidArgument)
                #expect(error?.message.contains("catalogue.fullText") == true)
            }
        }
    }

    @Test("an answer says how many it has at most")
    func limits() async throws {
        try await harbour(
            settings: {
                $0.defaultResults = 1
                $0.mostResults = 2
            }
        ) { query async throws in
            #expect(try await query.search(SearchQuery("harbour")).limit == 1)
            #expect(try await query.search(SearchQuery("harbour", limit: 9)).limit == 2)
            #expect(try await query.findQuote("The wall will stand").limit == 1)
            let speakers = try await query.speakers()
            #expect(speakers.count == 1 && speakers.limit == 1)
        }
    }

    @Test("a quote is found by its words, a part of them, and with a word mistyped; the same words first")
    func quotes() async throws {
        var log = InventedLog.harbour()
        log.addArticle(
            20, title: "Second wall", text: "A second wall is planned.",
            quote: ("The wall will stand for a century, and the next one for two", "Ada Lindqvist"))
        try await harbour(log) { query async throws in
            #expect(
                try await query.texts("the wall will stand for a century") == [
                    "The wall will stand for a century",
                    "The wall will stand for a century, and the next one for two",
                ])
            #expect(
                try await query.texts("until we are paid what is owed").first
                    == "Nobody sails until we are paid what is owed")
            #expect(
                try await query.texts("Nobody sails untill we are payed what is owed").first?.hasPrefix(
                    "Nobody") == true)
            #expect(try await query.texts("entirely other words altogether") == [])
        }
    }
}

extension QueryClient {
    /// The ids that a search finds, in its order.
    fileprivate func ids(_ search: SearchQuery) async throws -> [String] {
        try await self.search(search).results.map(\.id)
    }

    /// The ids of the records that hold some words.
    fileprivate func ids(_ words: String) async throws -> [String] {
        try await ids(SearchQuery(words, kind: .records))
    }

    /// The quotes that render a wording.
    fileprivate func texts(_ text: String) async throws -> [String] {
        try await findQuote(text).map(\.quote.text)
    }
}
