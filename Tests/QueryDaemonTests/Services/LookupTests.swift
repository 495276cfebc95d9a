internal import NewsModel
internal import QueryDaemon
internal import SwiftProtobuf
internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldTesting
internal import WirefoldTransport

@Suite(.timeLimit(.minutes(2)))
struct LookupTests {
    private func running(_ log: InventedLog, _ body: @Sendable @escaping (Session) async throws -> Void)
        async throws
    {
        let bench = try Bench()
        try await bench.serving(InventedFeed(log)) {
            try await bench.running { daemon, session in
                try await daemon.reached(log.head)
                try await body(session)
            }
        }
    }

    @Test("a thing comes back as the feed told of it, long texts as well")
    func same() async throws {
        var log = InventedLog()
        log.addArticle(
            1, title: "Long", text: String(repeating: "A long account of the tide.\n\n", count: 2000))
        log.addArticle(2, title: "Short", text: "Tide.")
        try await running(log) { [log] session in
            for change in log.changes {
                guard case .document(let document) = change.entry else { continue }
                var request = WireGetRequest()
                request.id = document.id
                let reply = try await session.connection.unary(
                    "Query/GetDocument", request, reply: WireDocument.self)
                #expect(reply == document)
            }
        }
    }

    @Test("lists give everything once, newest first, or as many as are asked for")
    func lists() async throws {
        var log = InventedLog()
        for number in 0..<250 {
            log.addArticle(
                number, title: "Day \(number)", text: "Day \(number).", day: Int64(number * 7 % 250))
        }
        try await running(log) { session in
            var days: [String] = []
            for try await record in try await session.query.records() { days.append(record.title) }
            let expected = (0..<250).sorted { $0 * 7 % 250 > $1 * 7 % 250 }.map { "Day \($0)" }
            #expect(days == expected)
            var few: [String] = []
            for try await record in try await session.query.records(limit: 3) { few.append(record.title) }
            #expect(few == Array(expected.prefix(3)))
        }
    }

    @Test("what isn't there is not found, and what can't be an id is said to be none")
    func missing() async throws {
        try await running(.harbour()) { session in
            let missing = await #expect(throws: WirefoldError.self) {
                try await session.query.record(RecordID(hashing: ["nothing"]))
            }
            #expect(missing?.code == .notFound)
            // The client's own types hold no such id.
            var request = WireGetRequest()
            request.id = InventedLog.quoteID(1)
            let wrong = await #expect(throws: RPCError.self) {
                let _: WireRecord = try await session.connection.unary("Query/GetRecord", request)
            }
            #expect(wrong?.code == .invalidArgument)
            #expect(wrong?.field == "id")
        }
    }

    @Test("an audit waits for the change that it was asked to hold")
    func audit() async throws {
        let log = InventedLog.harbour()
        try await running(log) { session in
            let rows = try await session.rows(atLeast: log.head)
            #expect(rows.map(\.id) == rows.map(\.id).sorted())
            #expect(rows.count == 9)
            #expect(!rows.contains { $0.digest == 0 || $0.damaged })
        }
    }
}
