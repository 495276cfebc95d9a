// The ledger under bad circumstances: a full disk, flipped bits, later versions, a second daemon.

internal import GRDB
internal import NewsModel
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import IngestDaemon

@Suite("The ledger")
struct LedgerTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func open() async throws -> Ledger {
        try await Ledger.open(LedgerOptions(directory: directory.path))
    }

    private var file: String { directory.path + "/ledger.sqlite" }

    @Test("on a full disk writers are told so, readers go on, and what was acknowledged stays")
    func fullDisk() async throws {
        let acknowledged = try await withDaemon(in: directory, maximumPages: 120) { daemon in
            var receipts: [Receipt] = []
            var refusal: RPCError?
            for number in 0..<500 where refusal == nil {
                do {
                    receipts.append(
                        try await daemon.ingest.submit(article("Gulls, part \(number)", outlet: "\(number)")))
                } catch let error as RPCError {
                    refusal = error
                }
            }
            #expect(refusal?.code == .resourceExhausted)
            let rows = try await daemon.auditRows()
            #expect(rows.values.allSatisfy { !$0.damaged })
            return receipts
        }
        #expect(!acknowledged.isEmpty)
        // Room again: all that was acknowledged is there, and the next article is taken in.
        try await withDaemon(in: directory) { daemon in
            #expect(daemon.status.status().documents == UInt64(acknowledged.count))
            for (number, receipt) in acknowledged.enumerated() {
                let again = try await daemon.ingest.submit(
                    article("Gulls, part \(number)", outlet: "\(number)"))
                #expect(again == receipt)
            }
            _ = try await daemon.ingest.submit(article("Room for one more gull"))
        }
    }

    @Test("a flipped bit is found, never served, and named")
    func flippedBit() async throws {
        let receipt = try await withDaemon(in: directory) { try await $0.ingest.submit(article()) }
        let queue = try DatabaseQueue(path: file)
        try await queue.write { db in
            for table in ["entities", "changes"] {
                try db.execute(
                    sql:
                        "UPDATE \(table) SET payload = CAST(substr(payload, 1, 20) || x'7f' || substr(payload, 22) AS BLOB) WHERE id = ?",
                    arguments: [receipt.record.rawValue])
            }
        }
        try queue.close()
        try await withDaemon(in: directory) { daemon in
            let rows = try await daemon.auditRows()
            #expect(rows[receipt.record.rawValue]?.damaged == true)
            let reply = try await daemon.audit.repair()
            #expect(reply.damaged.contains(receipt.record.rawValue))
            await #expect(throws: RPCError.self) { try await daemon.feed.follow(after: 0) { _ in } }
        }
    }

    @Test("a ledger of a later version is refused with a clear word")
    func laterVersion() async throws {
        try await open().pool.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('2031-01 telepathy')")
        }
        let error = await #expect(throws: LedgerError.self) { try await open() }
        #expect(error?.code == .newerSchema)
        #expect(error?.message.contains("later version") == true)
    }

    @Test("a second daemon on the same ledger is refused")
    func secondOwner() async throws {
        let first = try await open()
        let error = await #expect(throws: LedgerError.self) { try await open() }
        #expect(error?.code == .inUse)
        withExtendedLifetime(first) {}
    }

    @Test("a missing change shows as a gap")
    func gap() async throws {
        let ledger = try await open()
        let entry = Change.Entry.merged(.init(id: "r-aaaaaaaaaaaaaaaa", into: "r-bbbbbbbbbbbbbbbb"))
        _ = try await ledger.write { try $0.append([entry, entry, entry]).count }
        #expect(try await AuditSnapshot.take(of: ledger).gaps == 0)
        try await ledger.pool.write { try $0.execute(sql: "DELETE FROM changes WHERE sequence = 2") }
        #expect(try await AuditSnapshot.take(of: ledger).gaps == 1)
        try await ledger.pool.write { try $0.execute(sql: "DELETE FROM changes WHERE sequence = 3") }
        #expect(try await AuditSnapshot.take(of: ledger).gaps == 2)
    }
}
