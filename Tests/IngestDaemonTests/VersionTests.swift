// Versions by the time that they were made, kills, and embargoes that end by the clock.

internal import Foundation
internal import GRDB
internal import NewsModel
internal import Synchronization
internal import Testing
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTesting

@testable internal import IngestDaemon

@Suite("Versions and embargoes")
struct VersionTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// A NewsML-G2 item of one guid.
    private func item(
        _ hour: Int, status: String = "usable", signal: String? = nil, embargoed: String? = nil,
        version: Int = 1
    ) -> WireArticle {
        var article = WireArticle()
        article.source = "item-\(hour).xml"
        article.content = Data(
            """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:wire.example:gulls" version="\(version)">
            <itemMeta><provider literal="Example Wire"/><versionCreated>2031-09-14T\(hour):00:00Z</versionCreated>
            \(embargoed.map { "<embargoed>\($0)</embargoed>" } ?? "")<pubStatus qcode="stat:\(status)"/>
            \(signal.map { "<signal qcode=\"sig:\($0)\"/>" } ?? "")</itemMeta>
            <contentMeta><headline>Gulls counted at \(hour)</headline></contentMeta><contentSet><inlineXML
            contenttype="application/xhtml+xml"><html><body><p>\(Invented.paragraphs.joined(separator: "</p><p>"))</p>
            </body></html></inlineXML></contentSet></newsItem>
            """.utf8)
        return article
    }

    @Test("usable, corrected and canceled ends as one withdrawn document with its history")
    func kill() async throws {
        try await withDaemon(in: directory) { daemon in
            let first = try await daemon.ingest.submit(item(10))
            // Version numbers needn't rise.
            let corrected = try await daemon.ingest.submit(item(11, signal: "correction", version: 7))
            let killed = try await daemon.ingest.submit(item(12, status: "canceled", version: 2))
            #expect(corrected.revision == 2 && killed.document == corrected.document)
            let changes = try await daemon.changes().flatMap(\.changes)
            let document = try #require(changes.last { $0.document.id == corrected.document.rawValue })
                .document
            #expect(document.revisionOf == first.document.rawValue)
            #expect(document.signals == ["correction"])
            #expect(changes.contains { $0.withdrawn.id == corrected.document.rawValue })
        }
    }

    @Test("a version that arrives after a newer one, or after its kill, changes nothing")
    func lateVersion() async throws {
        try await withDaemon(in: directory) { daemon in
            let newer = try await daemon.ingest.submit(item(11, version: 1))
            #expect(try await daemon.ingest.submit(item(10, version: 9)).document == newer.document)
            _ = try await daemon.ingest.submit(item(13, status: "canceled"))
            let sequence = daemon.status.status().sequence
            let late = try await daemon.ingest.submit(item(12))
            #expect(late.document == newer.document)
            #expect(daemon.status.status().sequence == sequence)
        }
    }

    @Test("an embargoed item waits for its time, over a restart, and is then in a record")
    func embargo() async throws {
        let clock = TestClock(at: "2031-09-14T10:30:00Z")
        let waiting = try await withDaemon(in: directory, clock: clock.wall) { daemon in
            let receipt = try await daemon.ingest.submit(item(10, embargoed: "2031-09-14T19:00:00+02:00"))
            #expect(receipt.embargo == TestClock.date("2031-09-14T17:00:00Z"))
            #expect(
                try await daemon.ingest.submit(item(10, embargoed: "2031-09-14T19:00:00+02:00")) == receipt)
            #expect(daemon.status.status().sequence == 0)
            let checked = try await daemon.audit.repair()
            #expect(checked.rows == 1 && checked.damaged.isEmpty)
            return receipt
        }
        try await withDaemon(in: directory, clock: clock.wall) { daemon in
            #expect(daemon.status.status().documents == 0)
            clock.advance(to: "2031-09-14T17:00:00Z")
            await daemon.firstChange()
            #expect(daemon.status.status().documents == 1)
            let again = try await daemon.ingest.submit(item(10, embargoed: "2031-09-14T19:00:00+02:00"))
            #expect(again.document == waiting.document && again.embargo == nil)
        }
    }

    @Test(
        "an older version that comes while a newer one waits changes nothing",
        arguments: [nil, "2031-09-14T16:00:00Z"])
    func olderVersionBesideOneThatWaits(embargoed: String?) async throws {
        let clock = TestClock(at: "2031-09-14T12:30:00Z")
        try await withDaemon(in: directory, clock: clock.wall) { daemon in
            let newer = try await daemon.ingest.submit(item(12, embargoed: "2031-09-14T17:00:00Z"))
            let older = try await daemon.ingest.submit(item(10, embargoed: embargoed))
            #expect(older.document == newer.document && older.embargo == newer.embargo)
            #expect(daemon.status.status().sequence == 0)
            clock.advance(to: "2031-09-14T17:00:00Z")
            await daemon.firstChange()
            let documents = try await daemon.changes().flatMap(\.changes).map(\.document.id)
            #expect(documents.contains(newer.document.rawValue))
        }
    }

    @Test("the same version with another time waits for that")
    func movedEmbargo() async throws {
        let clock = TestClock(at: "2031-09-14T12:30:00Z")
        try await withDaemon(in: directory, clock: clock.wall) { daemon in
            _ = try await daemon.ingest.submit(item(10, embargoed: "2031-09-14T17:00:00Z"))
            let moved = try await daemon.ingest.submit(item(10, embargoed: "2031-09-15T17:00:00Z"))
            #expect(moved.embargo == TestClock.date("2031-09-15T17:00:00Z"))
            #expect(try await daemon.audit.ledger.nextEmbargoEnd(after: clock.wall.now()) == moved.embargo)
        }
    }

    @Test("what is withheld waits too while it is under embargo; without an end, until a version lifts it")
    func withheldUnderEmbargo() async throws {
        let clock = TestClock(at: "2031-09-14T12:30:00Z")
        try await withDaemon(in: directory, clock: clock.wall) { daemon in
            let withheld = item(10, status: "withheld", embargoed: "2031-09-14T17:00:00Z")
            #expect(try await daemon.ingest.submit(withheld).embargo != nil)
            #expect(try await daemon.ingest.submit(item(11, embargoed: "")).embargo == Article.openEmbargo)
            #expect(daemon.status.status().sequence == 0)
            let lifted = try await daemon.ingest.submit(item(12))
            #expect(lifted.embargo == nil && daemon.status.status().documents == 1)
            #expect(try await daemon.audit.ledger.nextEmbargoEnd(after: clock.wall.now()) == nil)
        }
    }

    @Test("an embargo that ends while the disk is full ends once there is room", .timeLimit(.minutes(1)))
    func embargoOnFullDisk() async throws {
        let clock = TestClock(at: "2031-09-14T10:30:00Z")
        try await withDaemon(in: directory, maximumPages: 120, clock: clock.wall) { daemon in
            let waiting = try await daemon.ingest.submit(item(10, embargoed: "2031-09-14T17:00:00Z"))
            await #expect(throws: RPCError.self) {
                for number in 0..<500 {
                    _ = try await daemon.ingest.submit(article("Gulls, part \(number)", outlet: "\(number)"))
                }
            }
            let refused = daemon.status.status().refused
            clock.advance(to: "2031-09-14T17:00:00Z")
            try await eventually("the end of the embargo is tried") {
                daemon.status.status().refused > refused
            }
            try await daemon.audit.ledger.pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA max_page_count = 10000")
            }
            // Writers are turned away for a second; so is the embargo's end, which waits a minute then.
            try await eventually("writers are served") {
                (try? await daemon.ingest.submit(article("Room for a gull"))) != nil
            }
            clock.advance(to: "2031-09-14T17:05:00Z")
            try await eventually("the article comes out") {
                try await daemon.changes().flatMap(\.changes).contains {
                    $0.document.id == waiting.document.rawValue
                }
            }
        }
    }

    @Test("an item that is killed under embargo never comes out")
    func killedUnderEmbargo() async throws {
        let clock = TestClock(at: "2031-09-14T10:30:00Z")
        try await withDaemon(in: directory, clock: clock.wall) { daemon in
            let waiting = try await daemon.ingest.submit(item(10, embargoed: "2031-09-14T17:00:00Z"))
            _ = try await daemon.ingest.submit(item(11, status: "canceled"))
            // Nothing waits any more, whatever the time.
            #expect(try await daemon.audit.ledger.nextEmbargoEnd(after: clock.wall.now()) == nil)
            let sequence = daemon.status.status().sequence
            clock.advance(to: "2031-09-15T00:00:00Z")
            _ = try await daemon.ingest.submit(article())
            let changes = try await daemon.changes(after: sequence).flatMap(\.changes)
            #expect(!changes.contains { $0.document.id == waiting.document.rawValue })
        }
    }
}

extension IngestDaemon {
    /// Returns once the log has something in it.
    fileprivate func firstChange() async {
        let (batches, continuation) = AsyncStream<WirePackedChangeBatch>.makeStream()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [feed] in try? await feed.follow(after: 0) { continuation.yield($0) } }
            for await _ in batches { break }
            group.cancelAll()
        }
    }
}

/// A clock that stands until it is set.
final class TestClock: Sendable {
    private struct State {
        var now: Date
        var sleepers: [UInt64: (Date, CheckedContinuation<Void, Never>)] = [:]
        var next: UInt64 = 0
    }
    private let state: Mutex<State>

    init(at time: String) { state = Mutex(State(now: Self.date(time))) }

    static func date(_ text: String) -> Date { (try? Date(text, strategy: .iso8601)) ?? .distantPast }

    var wall: WallClock {
        WallClock(now: { self.state.withLock { $0.now } }, sleep: { await self.sleep(until: $0) })
    }

    func advance(to time: String) {
        let now = Self.date(time)
        let woken = state.withLock { state in
            state.now = now
            let due = state.sleepers.filter { $0.value.0 <= now }
            for sleeper in due.keys { state.sleepers[sleeper] = nil }
            return due.values.map(\.1)
        }
        for continuation in woken { continuation.resume() }
    }

    private func sleep(until date: Date) async {
        let sleeper = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDue = state.withLock { state in
                    if state.now >= date || Task.isCancelled { return true }
                    state.sleepers[sleeper] = (date, continuation)
                    return false
                }
                if isDue { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: sleeper) }?.1.resume()
        }
    }
}
