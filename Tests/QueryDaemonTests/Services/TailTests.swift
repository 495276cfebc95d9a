internal import NewsModel
internal import QueryDaemon
internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTesting
internal import WirefoldTransport

@Suite(.timeLimit(.minutes(2)))
struct TailTests {
    /// The numbers of the changes that a tail gets: all but those of documents.
    private static func kept(_ log: InventedLog, after sequence: UInt64) -> [UInt64] {
        log.changes.filter { change in
            if case .document = change.entry { return false }
            return change.sequence > sequence
        }.map(\.sequence)
    }

    @Test("from any sequence number on, a tail gets each change once, then each new one")
    func everySequence() async throws {
        let bench = try Bench()
        let log = InventedLog.harbour()
        let feed = InventedFeed(log)
        try await bench.serving(feed) {
            try await bench.running { daemon, session in
                try await daemon.reached(log.head)
                for sequence in 0..<log.head {
                    #expect(
                        try await session.tail(after: sequence, upTo: log.head)
                            == Self.kept(log, after: sequence))
                }
                var longer = log
                longer.addArticle(4, title: "Fog", text: "Fog over the bay.")
                let more = longer
                async let live = session.tail(after: log.head, upTo: more.head)
                try await until("the tail waits") { try await session.query.status().tails > 0 }
                feed.set(more)
                #expect(try await live == Self.kept(more, after: log.head))
            }
        }
    }

    @Test("a tail from before what is kept is told so")
    func outOfRange() async throws {
        var bench = try Bench()
        bench.settings.retainedChanges = 4
        bench.settings.applyChanges = 2
        let log = InventedLog.harbour()
        try await bench.serving(InventedFeed(log)) { [bench] in
            try await bench.running { daemon, session in
                try await daemon.reached(log.head)
                let error = await #expect(throws: WirefoldError.self) {
                    try await session.tail(after: 1, upTo: log.head)
                }
                #expect(error?.code == .outOfRange)
                let floor = daemon.catalogue.position.floor
                #expect(floor >= log.head - 4)
                #expect(try await session.tail(after: 0, upTo: log.head) == Self.kept(log, after: floor))
            }
        }
    }

    @Test("more tails than the settings allow are refused; one that ends makes room")
    func most() async throws {
        var bench = try Bench()
        bench.settings.tails = 1
        let log = InventedLog.harbour()
        try await bench.serving(InventedFeed(log)) { [bench] in
            try await bench.running { daemon, session in
                try await daemon.reached(log.head)
                let first = try session.connection.serverStream(
                    "Query/Tail", WireTailRequest(), reply: WireChangeBatch.self)
                var iterator: ItemReader<WireChangeBatch>.Iterator? = first.makeAsyncIterator()
                _ = try await iterator?.next()
                let error = await #expect(throws: WirefoldError.self) {
                    try await session.tail(after: 0, upTo: log.head)
                }
                #expect(error?.code == .resourceExhausted)
                iterator = nil
                await session.connection.close()
                let other = try await Session(socket: bench.settings.querySocket.path)
                try await until("there is room") { try await other.query.status().tails == 0 }
                #expect(try await other.tail(after: 0, upTo: log.head) == Self.kept(log, after: 0))
            }
        }
    }
}
