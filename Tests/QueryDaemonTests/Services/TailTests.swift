internal import Logging
internal import NewsModel
internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTesting
internal import WirefoldTransport

@testable internal import QueryDaemon

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

    @Test("a tail from the oldest begins with what is the oldest when it is read, not when it was asked for")
    func oldest() async throws {
        let directory = try TemporaryDirectory()
        var options = CatalogueOptions()
        options.retainedChanges = 2
        let catalogue = try await Catalogue.open(
            directory: directory.path, options: options, logger: Logger(label: "test"))
        let log = InventedLog.harbour()
        let changes = try log.arrived()
        try await catalogue.apply(Array(changes.prefix(5)), head: 5, heard: 0)
        let floor = catalogue.position.floor
        let signal = AppliedSignal(applied: 0)
        let tails = TailFeeder(catalogue: catalogue, signal: signal, most: 1)
        async let first = firstBatch(of: tails)
        try await until("it waits") { signal.waiterCount == 1 }
        for change in changes.dropFirst(5) {
            try await catalogue.apply([change], head: change.sequence, heard: 0)
        }
        #expect(catalogue.position.floor > floor)
        signal.publish(log.head, head: log.head)
        #expect(try await first == Self.kept(log, after: catalogue.position.floor))
    }

    private func firstBatch(of tails: TailFeeder) async throws -> [UInt64] {
        struct Enough: Error {}
        var numbers: [UInt64] = []
        do {
            try await tails.tail(WireTailRequest()) { batch in
                numbers = batch.changes.map(\.sequence)
                throw Enough()
            }
        } catch is Enough {}
        return numbers
    }

    @Test("a tail that waits is told where the ledger is replaced by one with a shorter log")
    func otherLedger() async throws {
        let bench = try Bench()
        let log = InventedLog.harbour()
        let feed = InventedFeed(log)
        try await bench.serving(feed) {
            try await bench.running { daemon, session in
                try await daemon.reached(log.head)
                let error = await #expect(throws: WirefoldError.self) {
                    async let tail = session.tail(after: log.head, upTo: .max)
                    try await until("it is open") { try await session.query.status().tails == 1 }
                    var other = InventedLog()
                    other.addArticle(7, title: "Elsewhere", text: "Another town.")
                    feed.set(other)
                    _ = try await tail
                }
                #expect(error?.code == .outOfRange)
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
