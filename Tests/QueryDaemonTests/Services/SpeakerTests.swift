// Who is quoted, asked of a daemon that follows an invented log.

internal import NewsModel
internal import QueryDaemon
internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol

@Suite(.timeLimit(.minutes(2)))
struct SpeakerTests {
    private func running(
        settings: (inout QuerySettings) -> Void = { _ in }, _ log: InventedLog,
        _ body: @Sendable @escaping (Session) async throws -> Void
    ) async throws {
        var bench = try Bench()
        settings(&bench.settings)
        try await bench.serving(InventedFeed(log)) { [bench] in
            try await bench.running { daemon, session in
                try await daemon.reached(log.head)
                try await body(session)
            }
        }
    }

    private var log: InventedLog {
        var log = InventedLog()
        let speakers = ["Ada Lindqvist", "Ada Lindquist", "Tomas Brandt", "Rolf Brandt"]
        for (number, speaker) in speakers.enumerated() {
            log.addArticle(
                number, title: "Day \(number)", text: "Day \(number).", day: Int64(number),
                quote: ("The wall number \(number) will stand for a century", speaker))
        }
        return log
    }

    @Test("the most quoted come first, under all their spellings")
    func list() async throws {
        try await running(log) { session in
            let speakers = try await session.query.speakers()
            #expect(speakers.map(\.quoteCount) == [2, 1, 1])
            #expect(Set([speakers[0].name] + speakers[0].spellings) == ["Ada Lindqvist", "Ada Lindquist"])
            #expect(try await session.query.speakers(limit: 1).count == 1)
        }
    }

    @Test("one speaker's quotes come newest first, whatever the spelling asked for")
    func show() async throws {
        try await running(log) { session in
            let found = try await session.query.speaker("lindqvist")
            #expect(found.quotes.map(\.id.rawValue) == [1, 0].map(InventedLog.quoteID))
        }
    }

    @Test("a last name that several have is refused with their names; an unknown one isn't found")
    func refusals() async throws {
        try await running(log) { session in
            let several = await #expect(throws: WirefoldError.self) {
                try await session.query.speaker("Brandt")
            }
            #expect(several?.code == .invalidArgument)
            #expect(several?.message.contains("Tomas Brandt") == true)
            let nobody = await #expect(throws: WirefoldError.self) {
                try await session.query.speaker("Zymurgy")
            }
            #expect(nobody?.code == .notFound)
        }
    }

    @Test("a quote that is gone is no longer counted")
    func withdrawn() async throws {
        var log = self.log
        log.add(InventedLog.withdrawn(InventedLog.quoteID(2)))
        try await running(log) { session in
            let names = try await session.query.speakers().map(\.name)
            #expect(!names.contains("Tomas Brandt"))
        }
    }

    @Test("a list that takes longer than the budget is refused as too much, and says what to raise")
    func budget() async throws {
        var log = InventedLog()
        for number in 0..<1000 {
            log.addArticle(
                number, title: "Day \(number)", text: "Day \(number).",
                quote: ("The wall number \(number) will stand for a century", "Speaker \(number)"))
        }
        try await running(settings: { $0.searchBudget = .zero }, log) { session in
            let refusal = await #expect(throws: WirefoldError.self) { try await session.query.speakers() }
            #expect(refusal?.code == .resourceExhausted)
            #expect(refusal?.message.contains("search.budgetMilliseconds") == true)
        }
    }
}
