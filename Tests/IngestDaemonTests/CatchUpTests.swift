// CatchUpTests: a start from a checkpoint that the ledger has left behind.

internal import Foundation
internal import GRDB
internal import NewsFold
internal import NewsModel
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import IngestDaemon

@Suite("Catching up with the ledger")
struct CatchUpTests {
    let directory: TemporaryDirectory
    /// What a crash leaves.
    let crashed: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        crashed = try TemporaryDirectory()
    }

    private static let said = ["\"We shall count every gull on this coast,\" said the warden Ada Quill."]

    private static let dropped = [
        "\"The lamp of the old tower went out at noon,\" said the keeper Ivo Brandt."
    ]

    /// Before the checkpoint: copies, carriers of a quote, and a revision that dropped another.
    private static func begin(_ daemon: IngestDaemon) async throws {
        _ = try await daemon.ingest.submit(
            article("A lamp goes out", dropped, outlet: "Revised", guid: "r-1"))
        _ = try await daemon.ingest.submit(article("The old tower is dark", dropped, outlet: "Tower News"))
        _ = try await daemon.ingest.submit(article(outlet: "Revised", guid: "r-1"))
        for number in 0..<4 {
            _ = try await daemon.ingest.submit(article(outlet: "\(number)", guid: "g-\(number)"))
            _ = try await daemon.ingest.submit(
                article("Gulls, part \(number)", said + ["Count \(number) of \(number * 7) boats."]))
        }
    }

    /// Between it and the crash: a revision, a kill, a withdrawal, a copy that is no copy, and new articles.
    private static func goOn(_ daemon: IngestDaemon) async throws {
        let again = article("Gulls counted again", said + Invented.paragraphs, outlet: "1", guid: "g-1")
        _ = try await daemon.ingest.submit(again)
        _ = try await daemon.ingest.submit(article(outlet: "2", guid: "g-2", status: "canceled"))
        let copy = try await daemon.ingest.submit(article(outlet: "3", guid: "g-3"))
        _ = try await daemon.ingest.split(copy.document, from: copy.record)
        let revised = try await daemon.ingest.submit(article(outlet: "Revised", guid: "r-1"))
        _ = try await daemon.ingest.split(revised.document, from: revised.record)
        let part = try await daemon.ingest.submit(
            article("Gulls, part 1", said + ["Count 1 of 7 boats."]))
        _ = try await daemon.ingest.withdraw(part.document)
        for number in 4..<7 {
            _ = try await daemon.ingest.submit(article("New \(number)", said, outlet: "\(number)"))
        }
    }

    /// After it: what becomes of all that shows in these.
    private static func end(_ daemon: IngestDaemon) async throws -> [String: UInt64] {
        _ = try await daemon.ingest.submit(article("Dark since noon", dropped, outlet: "Late News"))
        for number in 0..<3 {
            _ = try await daemon.ingest.submit(article(outlet: "late \(number)"))
            _ = try await daemon.ingest.submit(
                article("Late \(number)", said + Invented.paragraphs, outlet: "late \(number)"))
            _ = try await daemon.ingest.submit(
                article("Later \(number)", ["Count 1 of 7 boats."] + said, guid: "g-\(number)"))
        }
        return try await daemon.auditRows().mapValues(\.digest)
    }

    /// Everything as it would be without a stop.
    private func steady() async throws -> [String: UInt64] {
        try await withDaemon(in: TemporaryDirectory()) { daemon in
            try await Self.begin(daemon)
            try await Self.goOn(daemon)
            return try await Self.end(daemon)
        }
    }

    /// Leaves what a crash leaves after a checkpoint and some work.
    private func crash(retainedChanges: Int? = nil) async throws {
        try await withDaemon(in: directory) { try await Self.begin($0) }
        try await withDaemon(in: directory, retainedChanges: retainedChanges) { daemon in
            try await Self.goOn(daemon)
            try copy()
        }
    }

    private func copy() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: directory.path)
        where name.hasPrefix("ledger.sqlite") || name.hasPrefix("index.checkpoint") {
            try FileManager.default.copyItem(
                atPath: "\(directory.path)/\(name)", toPath: "\(crashed.path)/\(name)")
        }
    }

    private func change(_ sql: String) async throws {
        let queue = try DatabaseQueue(path: crashed.path + "/ledger.sqlite")
        try await queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// What a rebuild needs of the second document, and a checkpoint holds.
    private func damageSecond() async throws {
        try await change("UPDATE signatures SET checksum = 0 WHERE ordinal = 2")
    }

    @Test("revisions, kills, withdrawals and splits since the checkpoint count as if there had been no crash")
    func corrections() async throws {
        try await crash()
        try await damageSecond()
        let found = try await withDaemon(in: crashed) { try await Self.end($0) }
        #expect(try await found == steady())
    }

    @Test("where the log doesn't reach back to the checkpoint, the index is built anew")
    func trimmedLog() async throws {
        try await crash(retainedChanges: 3)
        let found = try await withDaemon(in: crashed) { try await Self.end($0) }
        #expect(try await found == steady())
    }

    @Test("a row that was stored since and is damaged doesn't keep the daemon from starting")
    func damagedRow() async throws {
        try await crash()
        try await change("UPDATE entities SET payload = x'00' WHERE id LIKE 'q-%'")
        try await withDaemon(in: crashed) { daemon in
            let copy = try await daemon.ingest.submit(article(outlet: "late"))
            let other = try await daemon.ingest.submit(article(outlet: "later"))
            #expect(copy.record == other.record)
        }
    }

    @Test("a crash before a checkpoint that the ledger names took its place costs nothing")
    func betweenNamingAndRenaming() async throws {
        try await crash()
        let file = crashed.path + "/index.checkpoint"
        try FileManager.default.moveItem(atPath: file, toPath: file + ".new")
        try Data("of another time".utf8).write(to: URL(fileURLWithPath: file))
        try await damageSecond()
        let found = try await withDaemon(in: crashed) { try await Self.end($0) }
        #expect(try await found == steady())
    }

    @Test("a checkpoint whose engine folds nothing before the process ends is taken twice, not a third time")
    func takenTwice() throws {
        let file = CheckpointFile(directory: directory.path)
        let draft = try file.begin(FoldEngine(), of: 0, sequence: 7, sparing: 0) { _ in }
        let checksum = try #require(try draft.goOn {})
        file.settle()
        func take() throws { _ = try file.take(checksum: checksum, sequence: 7, settings: FoldSettings()) }
        try take()
        try take()
        file.keep()
        try take()
        try take()
        #expect(throws: CheckpointError.self) { try take() }
    }

    @Test("a daemon that works leaves checkpoints: a crash goes on from the last one")
    func checkpoints() async throws {
        let receipts = try await withDaemon(in: directory, adjust: { $0.checkpointWork = .zero }) { daemon in
            // Begun after the first, and copied after the second.
            var receipts = [try await daemon.ingest.submit(article(outlet: "first"))]
            receipts.append(try await daemon.ingest.submit(article(outlet: "second")))
            try await eventually("a checkpoint is left") {
                FileManager.default.fileExists(atPath: directory.path + "/index.checkpoint")
            }
            receipts.append(try await daemon.ingest.submit(article(outlet: "third")))
            try copy()
            return receipts
        }
        try await change("UPDATE signatures SET checksum = 0 WHERE ordinal = 1")
        try await withDaemon(in: crashed) { daemon in
            #expect(try await daemon.ingest.submit(article(outlet: "third")) == receipts[2])
            let fourth = try await daemon.ingest.submit(article(outlet: "fourth"))
            #expect(fourth.record == receipts[0].record)
        }
    }
}
