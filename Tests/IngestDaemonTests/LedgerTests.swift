// The ledger under bad circumstances: a full disk, flipped bits, later versions, a second daemon.

internal import Foundation
internal import GRDB
internal import NewsModel
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import IngestDaemon
@testable internal import ScratchStorage

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
        // The engine was ahead of the ledger when it stopped.
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/index.checkpoint"))
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

    @Test("while the index can't be rebuilt nothing is taken, and copies find their records afterwards")
    func unreadableSignatures() async throws {
        try await withDaemon(in: directory) { daemon in
            let first = try await daemon.ingest.submit(article(outlet: "first"))
            func rename(_ table: String, to other: String) async throws {
                try await daemon.audit.ledger.pool.write { db in
                    try db.execute(sql: "ALTER TABLE \(table) RENAME TO \(other)")
                }
            }
            try await rename("signatures", to: "elsewhere")
            let refusal = await #expect(throws: RPCError.self) {
                try await daemon.ingest.submit(article(outlet: "second"))
            }
            #expect(refusal?.code == .unavailable)
            try await rename("elsewhere", to: "signatures")
            // Tried again each second.
            try await eventually("articles are taken in") {
                guard let copy = try? await daemon.ingest.submit(article(outlet: "third")) else {
                    return false
                }
                return copy.record == first.record
            }
        }
    }

    @Test("where the disk of temporary files is full, the ledger says that a disk is full")
    func fullTemporaryDisk() {
        #expect(LedgerError(ScratchError(action: "write", number: ENOSPC)).code == .full)
        #expect(LedgerError(ScratchError(action: "write", number: EIO)).code == .other)
    }

    @Test("a flipped bit is found, never served, and named")
    func flippedBit() async throws {
        let receipt = try await withDaemon(in: directory) { try await $0.ingest.submit(article()) }
        try await damage(receipt.record.rawValue)
        try await withDaemon(in: directory) { daemon in
            let rows = try await daemon.auditRows()
            #expect(rows[receipt.record.rawValue]?.damaged == true)
            let reply = try await daemon.audit.repair()
            #expect(reply.damaged.contains(receipt.record.rawValue))
            await #expect(throws: RPCError.self) { try await daemon.feed.follow(after: 0) { _ in } }
        }
    }

    /// Changes a byte of what is stored under an id.
    private func damage(_ id: String) async throws {
        let queue = try DatabaseQueue(path: file)
        try await queue.write { db in
            for table in ["entities", "changes"] {
                try db.execute(
                    sql:
                        "UPDATE \(table) SET payload = CAST(substr(payload, 1, 20) || x'7f' || substr(payload, 22) AS BLOB) WHERE id = ?",
                    arguments: [id])
            }
        }
        try queue.close()
    }

    @Test("articles like a damaged one are taken in, into a record of their own", arguments: [true, false])
    func damagedArticle(isDocument: Bool) async throws {
        let ferry = [
            "The evening ferry to the outer islands stayed in port on Monday after its crew found a crack in the "
                + "boarding ramp, and some sixty passengers slept in the school hall."
        ]
        let (damaged, sound) = try await withDaemon(in: directory) { daemon in
            let damaged = try await daemon.ingest.submit(article(outlet: "Brennhaven Post"))
            _ = try await daemon.ingest.submit(article(outlet: "Coastal Wire"))
            return (
                damaged, try await daemon.ingest.submit(article("Ferry", ferry, outlet: "Brennhaven Post"))
            )
        }
        try await damage(isDocument ? damaged.document.rawValue : damaged.record.rawValue)
        try await withDaemon(in: directory) { daemon in
            let first = try await daemon.ingest.submit(article(outlet: "Island Courier"))
            #expect(first.record != damaged.record)
            let second = try await daemon.ingest.submit(article(outlet: "Harbour News"))
            #expect(second.record == first.record)
            let other = try await daemon.ingest.submit(article("Ferry", ferry, outlet: "Coastal Wire"))
            #expect(other.record == sound.record)
            let reply = try await daemon.audit.repair()
            #expect(reply.damaged.contains(isDocument ? damaged.document.rawValue : damaged.record.rawValue))
        }
    }

    @Test("a damaged receipt refuses what is asked of its article, and nothing else")
    func damagedReceipt() async throws {
        try await withDaemon(in: directory) { daemon in
            let damaged = try await daemon.ingest.submit(article(guid: "gulls"))
            try await daemon.audit.ledger.pool.write { db in
                try db.execute(sql: "UPDATE documents SET checksum = checksum + 1")
            }
            let kill = article("Killed", guid: "gulls", status: "canceled")
            for asked in [article(guid: "gulls"), kill] {
                let error = await #expect(throws: RPCError.self) { try await daemon.ingest.submit(asked) }
                #expect(error?.code == .internal && error?.message.contains("wirefoldctl repair") == true)
            }
            // It is in the index as before.
            #expect(try await daemon.ingest.submit(article(outlet: "Coastal Wire")).record == damaged.record)
        }
    }

    @Test("a document is withdrawn also where a row of its record is damaged")
    func withdrawalBesideDamage() async throws {
        let founder = try await withDaemon(in: directory) { daemon in
            let founder = try await daemon.ingest.submit(article(guid: "gulls"))
            _ = try await daemon.ingest.submit(article(outlet: "Coastal Wire"))
            return founder
        }
        try await damage(founder.record.rawValue)
        try await withDaemon(in: directory) { daemon in
            _ = try await daemon.ingest.submit(article(outlet: "Island Courier"))
            let sequence = daemon.status.status().sequence
            let killed = try await daemon.ingest.submit(article("Killed", guid: "gulls", status: "canceled"))
            #expect(killed.document == founder.document)
            let ends = try await daemon.changes(after: sequence).flatMap(\.changes).map(\.withdrawn.id)
            #expect(ends.contains(founder.document.rawValue))
        }
        // It stays so for the engine of a later start, too.
        let ledger = try await open()
        let signature = try await ledger.write { try $0.signature(of: founder.document)?.bytes }
        #expect(try #require(signature)[1] != 0)
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

    /// What a package's installer reads: `user_version`, at byte 60 of the file.
    private func mark() throws -> UInt32 {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
        try file.seek(toOffset: 60)
        return try #require(try file.read(upToCount: 4)).reduce(0) { $0 << 8 | UInt32($1) }
    }

    @Test("an installer finds the schema's number in the file, and a later version's number stays")
    func schemaMark() async throws {
        try await open().close()
        let own = UInt32(LedgerSchema.migrator().migrations.count)
        #expect(try mark() == own)
        let queue = try DatabaseQueue(path: file)
        try await queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA user_version = \(own + 1)")
            try db.checkpoint(.truncate)
        }
        try queue.close()
        try await open().close()
        #expect(try mark() == own + 1)
    }

    @Test("a ledger of the version before is brought up to date, with what it holds, and marked")
    func earlierVersion() async throws {
        let migrator = LedgerSchema.migrator()
        let earliest = try #require(migrator.migrations.first)
        let old = try DatabasePool(path: file)
        try migrator.migrate(old, upTo: earliest)
        try await old.write { db in
            try db.execute(
                sql: """
                    INSERT INTO documents (ordinal, id, revision, state, receipt, checksum)
                    VALUES (1, 'd-aaaaaaaaaaaaaaaa', 1, 0, x'', 0)
                    """)
        }
        try old.close()
        let ledger = try await open()
        #expect(
            try await ledger.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM documents") } == 1)
        try await ledger.close()
        #expect(try mark() == UInt32(migrator.migrations.count))
    }

    @Test("signatures of an earlier version are made anew at a start: copies still find their record")
    func earlierSignatures() async throws {
        let first = try await withDaemon(in: directory) { daemon in
            for number in 0..<3 {
                _ = try await daemon.ingest.submit(article("Of other things", ["\(number) a b c d"]))
            }
            return try await daemon.ingest.submit(article())
        }
        let queue = try DatabaseQueue(path: file)
        // Version 1, and none of its digests.
        let earlier = [1, 0] + [UInt8](repeating: 0xA5, count: 200)
        try await queue.write { db in
            try db.execute(
                sql: "UPDATE signatures SET signature = ?, checksum = ?",
                arguments: [Data(earlier), Int64(bitPattern: StoredForm.digest(of: earlier))])
        }
        try queue.close()
        try FileManager.default.removeItem(atPath: directory.path + "/index.checkpoint")
        try await withDaemon(in: directory) { daemon in
            let copy = try await daemon.ingest.submit(article(outlet: "Lighthouse Daily"))
            #expect(copy.record == first.record)
            #expect(try await daemon.auditRows().values.allSatisfy { !$0.damaged })
        }
        let versions = try await DatabaseQueue(path: file).read {
            try Set(String.fetchAll($0, sql: "SELECT hex(substr(signature, 1, 1)) FROM signatures"))
        }
        #expect(versions == ["02"])
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
        let entries = ["r-aaaaaaaaaaaaaaaa", "r-cccccccccccccccc", "r-dddddddddddddddd"].map {
            Change.Entry.merged(.init(id: $0, into: "r-bbbbbbbbbbbbbbbb"))
        }
        _ = try await ledger.write { try $0.append(entries).count }
        #expect(try await AuditSnapshot.take(of: ledger).gaps == 0)
        try await ledger.pool.write { try $0.execute(sql: "DELETE FROM changes WHERE sequence = 2") }
        #expect(try await AuditSnapshot.take(of: ledger).gaps == 1)
        try await ledger.pool.write { try $0.execute(sql: "DELETE FROM changes WHERE sequence = 3") }
        #expect(try await AuditSnapshot.take(of: ledger).gaps == 2)
    }
}
