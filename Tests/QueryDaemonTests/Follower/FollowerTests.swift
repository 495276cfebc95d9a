internal import Foundation
internal import NewsModel
internal import QueryDaemon
internal import Synchronization
internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldTesting

@Suite(.timeLimit(.minutes(2)))
struct FollowerTests {
    /// The catalogue's rows once it has followed `feed` to the end.
    private func follow(_ feed: InventedFeed, to head: UInt64, in bench: Bench) async throws -> [WireAuditRow]
    {
        try await bench.serving(feed) {
            try await bench.running { daemon, session in
                try await daemon.reached(head)
                return try await session.rows()
            }
        }
    }

    @Test("the feed is followed to its end, acknowledged, and followed on")
    func follows() async throws {
        let bench = try Bench()
        let log = InventedLog.harbour()
        let feed = InventedFeed(log)
        try await bench.serving(feed) {
            try await bench.running { daemon, session in
                try await daemon.reached(log.head)
                try await until("acknowledged") { feed.acknowledged == log.head }
                var more = log
                more.addArticle(4, title: "Fog", text: "Fog over the bay.")
                feed.set(more)
                try await daemon.reached(more.head)
                let record = try await session.query.record(RecordID(hashing: ["4"]))
                #expect(record.title == "Fog")
            }
        }
    }

    @Test("ended after any change and started again, the catalogue is the same, and nothing is applied twice")
    func resumes() async throws {
        let log = InventedLog.harbour()
        let whole = try await follow(InventedFeed(log), to: log.head, in: Bench())
        let bench = try Bench()
        for end in 1...Int(log.head) {
            var part = InventedLog()
            for change in log.changes.prefix(end) { if let entry = change.entry { part.add(entry) } }
            let feed = InventedFeed(part)
            let rows = try await follow(feed, to: UInt64(end), in: bench)
            #expect(feed.follows == [UInt64(end - 1)])
            if end == Int(log.head) { #expect(rows == whole) }
        }
        #expect(whole.count == 9)
    }

    @Test("a change that the feed skipped is asked for again")
    func gap() async throws {
        let log = InventedLog.harbour()
        let feed = InventedFeed(log)
        feed.state.withLock { $0.skipped = [5] }
        let rows = try await follow(feed, to: log.head, in: Bench())
        #expect(feed.follows == [0, 4])
        #expect(try await follow(InventedFeed(log), to: log.head, in: Bench()) == rows)
    }

    @Test("from before the log's first change a snapshot comes first, and the result is the same")
    func snapshot() async throws {
        let log = InventedLog.harbour()
        let whole = try await follow(InventedFeed(log), to: log.head, in: Bench())
        let feed = InventedFeed(log)
        feed.state.withLock { state in
            // Things in order of id, as ingestd sends them: documents before the records that hold them.
            state.snapshot = log.changes.dropLast().sorted { $0.thingID < $1.thingID }
            state.snapshotBelow = log.head - 1
        }
        #expect(try await follow(feed, to: log.head, in: Bench()) == whole)
    }

    @Test("a feed that takes the call and can't read its log is asked ever more rarely; that is said once")
    func unreadable() async throws {
        let heard = HeardLog()
        var bench = try Bench()
        bench.logger = heard.logger
        bench.settings.reconnectMost = .seconds(600)
        let log = InventedLog.harbour()
        let feed = InventedFeed(log)
        feed.state.withLock { $0.failure = RPCError(.internal, "Row 1 is damaged.") }
        try await bench.serving(feed) { [bench] in
            try await bench.running { daemon, _ in
                try await until("it asked a few times") { feed.follows.count >= 6 }
                let moments = feed.state.withLock { $0.moments }
                // 10, 20, 40, 80 and 160 ms; each is waited in full.
                #expect(moments[5] - moments[0] >= .milliseconds(310))
                #expect(heard.count(of: "The feed isn't followed") == 1)
                feed.state.withLock { $0.failure = nil }
                try await daemon.reached(log.head)
                #expect(heard.count(of: "The feed is followed") > 0)
            }
        }
    }

    @Test("queries go on while the feed is away, and the status says since when")
    func feedAway() async throws {
        let bench = try Bench()
        let log = InventedLog.harbour()
        _ = try await follow(InventedFeed(log), to: log.head, in: bench)
        try await bench.running { _, session in
            let status = try await session.query.status()
            #expect(!status.isFollowing)
            #expect(status.appliedSequence == log.head)
            #expect(status.feedHeard != nil)
            #expect(try await session.query.search(SearchQuery("lighthouse")).results.isEmpty == false)
            _ = try await session.query.record(RecordID(hashing: ["1"]))
        }
    }

    @Test("deleted while stopped or while running, the catalogue is rebuilt, equal to before")
    func deleted() async throws {
        let bench = try Bench()
        let log = InventedLog.harbour()
        let feed = InventedFeed(log)
        let whole = try await follow(feed, to: log.head, in: bench)
        try bench.removeCatalogue()
        #expect(try await follow(feed, to: log.head, in: bench) == whole)
        let rebuilt = try await bench.serving(feed) {
            try await bench.running { daemon, session in
                try await daemon.reached(log.head)
                try bench.removeCatalogue()
                try await until("it is rebuilt") { daemon.health.now.rebuilds == 1 }
                try await daemon.reached(log.head)
                #expect(FileManager.default.fileExists(atPath: bench.cataloguePath))
                return try await session.rows()
            }
        }
        #expect(rebuilt == whole)
    }

    @Test("a catalogue that is ahead of the feed followed another ledger, and is rebuilt")
    func otherLedger() async throws {
        let bench = try Bench()
        let log = InventedLog.harbour()
        _ = try await follow(InventedFeed(log), to: log.head, in: bench)
        var other = InventedLog()
        other.addArticle(7, title: "Elsewhere", text: "Another town.")
        let (feed, head) = (InventedFeed(other), other.head)
        try await bench.serving(feed) {
            try await bench.running { daemon, session in
                try await until("the other ledger is followed") {
                    daemon.health.now.rebuilds > 0 && daemon.catalogue.position.applied == head
                }
                #expect(try await session.rows().count == 2)
            }
        }
    }
}

extension Bench {
    func removeCatalogue() throws {
        for suffix in ["", "-wal", "-shm"] {
            let path = cataloguePath + suffix
            if FileManager.default.fileExists(atPath: path) {
                try FileManager.default.removeItem(atPath: path)
            }
        }
    }
}

extension WireChange {
    fileprivate var thingID: String {
        switch entry {
        case .document(let document): document.id
        case .record(let record): record.id
        case .quote(let quote): quote.id
        case .story(let story): story.id
        case .merged(let merged): merged.id
        case .withdrawn(let end): end.id
        case nil: ""
        }
    }
}
