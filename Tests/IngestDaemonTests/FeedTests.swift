// What followers are promised: every change once, in order, from any number on.

internal import Foundation
internal import NewsModel
internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import IngestDaemon

@Suite("The feed")
struct FeedTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private static func fill(_ daemon: IngestDaemon, _ count: Int = 12) async throws {
        for number in 0..<count {
            _ = try await daemon.ingest.submit(article("Gulls, part \(number)", outlet: "Outlet \(number)"))
        }
    }

    @Test("the log has no gap, and a follower can start after any number")
    func resume() async throws {
        try await withDaemon(in: directory) { daemon in
            try await Self.fill(daemon)
            let head = daemon.status.status().sequence
            #expect(head > 12)
            for after in 0..<head {
                let numbers = try await daemon.changes(after: after).flatMap(\.changes).map(\.sequence)
                #expect(numbers == Array(after + 1...head))
            }
        }
    }

    @Test("a record that many articles of one commit join is logged once for all of them")
    func coalesced() async throws {
        let adjust = { (settings: inout IngestSettings) in
            settings.commitArticles = 64
            settings.commitWait = .seconds(1)
        }
        try await withDaemon(in: directory, adjust: adjust) { daemon in
            // A commit waits for company, but no longer than until it is full.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<64 {
                    group.addTask { _ = try await daemon.ingest.submit(article(outlet: "Outlet \(number)")) }
                }
                try await group.waitForAll()
            }
            let changes = try await daemon.changes().flatMap(\.changes)
            let records = changes.filter { if case .record? = $0.entry { true } else { false } }
            #expect(records.last?.record.copies.count == 64)
            #expect(records.count <= 2)
            let quotes = changes.filter { if case .quote? = $0.entry { true } else { false } }
            #expect(quotes.last?.quote.carriers.count == 64)
            #expect(quotes.count <= 2 * Set(quotes.map(\.quote.id)).count)
            #expect(changes.map(\.sequence) == Array(1...UInt64(changes.count)))
        }
    }

    /// Two articles on one event, written apart, and three later ones on nothing in common.
    private static func event() -> (event: [WireArticle], later: [WireArticle]) {
        let tail = " The pier at Kelvane closes for the gull count, says warden Orla Brandvik of the reserve."
        let texts = [
            "Warden Orla Brandvik shut the Kelvane pier for the yearly gull count on Monday. Volunteers from the "
                + "reserve counted nests under the planks until the tide drove them off." + tail,
            "Nobody may walk the pier at Kelvane while gulls are counted. Orla Brandvik, who is warden of the reserve, "
                + "sent volunteers under its planks to look for nests before the tide.",
        ]
        let event = texts.enumerated().map { dated(14 + $0, "Gull count shuts Kelvane pier \($0)", $1) }
        return (event, (0..<3).map { dated(25, "", String(repeating: "Plate \($0). ", count: 2)) })
    }

    private static func dated(_ day: Int, _ title: String, _ text: String) -> WireArticle {
        var article = WireArticle()
        article.source = "\(day) \(title) \(text)"
        article.format = "text"
        article.guid = article.source
        article.title = title
        article.content = Data(text.utf8)
        article.published = moment(day: day)
        return article
    }

    private static func moment(day: Int) -> Google_Protobuf_Timestamp {
        Google_Protobuf_Timestamp(seconds: 1_600_000_000 + Int64(day) * 86_400, nanos: 0)
    }

    @Test("a story that the news has moved past is logged once as closed, and stays so over a restart")
    func closed() async throws {
        for _ in 0..<2 {
            let logged = try await withDaemon(in: directory) { daemon in
                let (event, later) = Self.event()
                for article in event + later { _ = try await daemon.ingest.submit(article) }
                return try await daemon.changes().flatMap(\.changes)
                    .filter { if case .story? = $0.entry { true } else { false } }.map(\.story)
            }
            #expect(logged.map(\.hasClosed) == [false, true])
            #expect(try #require(logged.last).closed == Self.moment(day: 19))
        }
    }

    @Test("batches hold no more changes than the settings say")
    func batches() async throws {
        try await withDaemon(in: directory, adjust: { $0.feedBatchChanges = 3 }) { daemon in
            try await Self.fill(daemon)
            let batches = try await daemon.changes()
            #expect(batches.allSatisfy { (1...3).contains($0.changes.count) })
        }
    }

    @Test("a new commit wakes a follower that waits")
    func wakes() async throws {
        try await withDaemon(in: directory) { daemon in
            let (batches, continuation) = AsyncStream<WirePackedChangeBatch>.makeStream()
            let follower = Task { try await daemon.feed.follow(after: 0) { continuation.yield($0) } }
            let receipt = try await daemon.ingest.submit(article())
            var found = false
            for await batch in batches where !found {
                found = try batch.opened().changes.contains { $0.record.id == receipt.record.rawValue }
                if found { break }
            }
            follower.cancel()
            #expect(found)
        }
    }

    @Test("from before the log's first change there is a snapshot, then the log")
    func snapshot() async throws {
        try await withDaemon(in: directory, retainedChanges: 5) { daemon in
            try await Self.fill(daemon)
            let head = daemon.status.status().sequence
            let batches = try await daemon.changes(after: 1)
            #expect(batches.first?.snapshot == true)
            #expect(batches.contains { $0.snapshotEnd && $0.head == head })
            let things = batches.filter(\.snapshot).flatMap(\.changes)
            let rows = try await daemon.auditRows()
            #expect(things.count == rows.count)
            // Within what is kept, the log itself.
            let tail = try await daemon.changes(after: head - 3)
            #expect(tail.flatMap(\.changes).map(\.sequence) == [head - 2, head - 1, head])
            #expect(tail.allSatisfy { !$0.snapshot })
        }
    }

    @Test("a follower from after the log's end gets a snapshot")
    func fromTheFuture() async throws {
        try await withDaemon(in: directory) { daemon in
            try await Self.fill(daemon, 2)
            let (batches, continuation) = AsyncStream<WirePackedChangeBatch>.makeStream()
            let follower = Task { try await daemon.feed.follow(after: 1_000_000) { continuation.yield($0) } }
            var iterator = batches.makeAsyncIterator()
            #expect(await iterator.next()?.snapshot == true)
            follower.cancel()
        }
    }

    /// Whether the first batch that a follower gets is of a snapshot.
    private static func startsWithSnapshot(
        _ daemon: IngestDaemon, after sequence: UInt64, committed: Date?
    ) async throws -> Bool {
        let (batches, continuation) = AsyncStream<WirePackedChangeBatch>.makeStream()
        let follower = Task {
            try await daemon.feed.follow(after: sequence, committed: committed) { continuation.yield($0) }
        }
        defer { follower.cancel() }
        var iterator = batches.makeAsyncIterator()
        return await iterator.next()?.snapshot == true
    }

    @Test(
        "a follower that knows another change under its number gets a snapshot: a copy was put back",
        .timeLimit(.minutes(1)))
    func anotherLog() async throws {
        try await withDaemon(in: directory) { daemon in
            try await Self.fill(daemon, 2)
            let changes = try await daemon.changes().flatMap(\.changes)
            let known = try #require(changes.dropLast().last)
            let committed = try known.committed.date("committed")
            func startsWithSnapshot(_ date: Date?) async throws -> Bool {
                try await Self.startsWithSnapshot(daemon, after: known.sequence, committed: date)
            }
            #expect(try await !startsWithSnapshot(committed))
            #expect(try await !startsWithSnapshot(nil))
            #expect(try await startsWithSnapshot(committed + 1))
        }
    }

    @Test("the log goes on after a snapshot, however much was written meanwhile", .timeLimit(.minutes(1)))
    func snapshotBesideWriters() async throws {
        try await withDaemon(in: directory, retainedChanges: 2) { daemon in
            try await Self.fill(daemon, 4)
            let (batches, continuation) = AsyncStream<WirePackedChangeBatch>.makeStream()
            let follower = Task {
                try await daemon.feed.follow(after: 1) { batch in
                    // Amid the snapshot, and before the log behind it is asked for.
                    if batch.snapshot { try? await Self.fill(daemon, batch.snapshotEnd ? 24 : 12) }
                    continuation.yield(batch)
                }
            }
            defer { follower.cancel() }
            var iterator = batches.makeAsyncIterator()
            while let batch = await iterator.next(), !batch.snapshotEnd {}
            let next = try #require(await iterator.next())
            #expect(!next.snapshot && !next.changes.isEmpty)
        }
    }

    @Test("things of a snapshot say when they were written, and its end when the last change was")
    func timesOfSnapshot() async throws {
        try await withDaemon(in: directory, retainedChanges: 2) { daemon in
            try await Self.fill(daemon, 4)
            let batches = try await daemon.changes(after: 1).filter(\.snapshot)
            #expect(batches.flatMap(\.changes).allSatisfy { $0.committed.seconds > 0 })
            #expect(batches.last?.committed.seconds ?? 0 > 0)
        }
    }

    @Test("what was acknowledged shows in the status and outlives a restart")
    func acknowledged() async throws {
        try await withDaemon(in: directory) { daemon in
            try await Self.fill(daemon, 2)
            daemon.feed.ledger.acknowledge(3)
            #expect(daemon.status.status().acknowledged == 3)
        }
        try await withDaemon(in: directory) { #expect($0.status.status().acknowledged == 3) }
    }

    @Test("the audit's digests are those of the stored forms that the feed carries")
    func digests() async throws {
        try await withDaemon(in: directory) { daemon in
            try await Self.fill(daemon, 3)
            var digests: [String: UInt64] = [:]
            for change in try await daemon.changes().flatMap(\.changes) {
                switch try Change(change).entry {
                case .document(let it):
                    digests[it.id.rawValue] = StoredForm.digest(of: try StoredForm.bytes(of: it))
                case .record(let it):
                    digests[it.id.rawValue] = StoredForm.digest(of: try StoredForm.bytes(of: it))
                case .quote(let it):
                    digests[it.id.rawValue] = StoredForm.digest(of: try StoredForm.bytes(of: it))
                case .story(let it):
                    digests[it.id.rawValue] = StoredForm.digest(of: try StoredForm.bytes(of: it))
                case .merged(let it): digests[it.id] = 0
                case .withdrawn(let it): digests[it.id] = 0
                }
            }
            let audited = try await daemon.auditRows().mapValues(\.digest)
            #expect(audited == digests)
        }
    }
}
