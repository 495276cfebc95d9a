// Reading the log and, for a follower from before it, things as they stand.

internal import Compression
internal import FoundationEssentials
internal import GRDB
internal import WirefoldProtocol
internal import WirefoldService

extension Ledger {
    /// Changes after a sequence number, in order.
    ///
    /// - Parameters:
    ///   - committed: when the change `sequence` was, as far as the caller knows.
    ///   - limit: the most changes.
    ///   - bytes: of all of them together, but for one that is larger and goes by itself.
    /// - Returns: nil where the log no longer reaches back that far, never reached that far, or holds another
    ///   change under that number.
    /// - Throws: ``LedgerError/Code/damaged`` where the next change can't be read.
    func changes(
        after sequence: UInt64, committed: Date? = nil, limit: Int, bytes: Int
    ) async throws(LedgerError) -> WirePackedChangeBatch? {
        do {
            return try await pool.read { db in
                let last = try UInt64(
                    clamping: Int64.fetchOne(db, sql: "SELECT max(sequence) FROM changes") ?? 0)
                let first = try Int64.fetchOne(db, sql: "SELECT min(sequence) FROM changes").map {
                    UInt64(clamping: $0)
                }
                guard sequence <= last, (first ?? 1) <= sequence + 1 else { return nil }
                if let committed, let own = try Self.committed(sequence, db), own != committed.microseconds {
                    return nil
                }
                var batch = WirePackedChangeBatch()
                batch.head = last
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: """
                            SELECT sequence, committed, id, kind, digest, payload FROM changes
                            WHERE sequence > ? ORDER BY sequence LIMIT ?
                            """), arguments: [Int64(clamping: sequence), limit])
                try Self.collect(rows, into: &batch, after: sequence, bytes: bytes)
                return batch
            }
        } catch {
            throw LedgerError(error)
        }
    }

    /// When a change was committed; nil where the log doesn't hold it any more.
    func committed(_ sequence: UInt64) async throws(LedgerError) -> Date? {
        do {
            let time = try await pool.read { db in try Self.committed(sequence, db) }
            return time.map(Date.init(microseconds:))
        } catch {
            throw LedgerError(error)
        }
    }

    private static func committed(_ sequence: UInt64, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db, sql: "SELECT committed FROM changes WHERE sequence = ?",
            arguments: [Int64(clamping: sequence)])
    }

    /// Adds rows to a batch until it is full, or until the first that is damaged.
    private static func collect(
        _ rows: RowCursor, into batch: inout WirePackedChangeBatch, after sequence: UInt64, bytes: Int
    ) throws {
        let stored = StoredBytes()
        var size = 0
        var expected = sequence
        while let row = try rows.next() {
            expected += 1
            do {
                let entity = try stored.entity(row.text(2) ?? "change \(expected)", row, first: 3)
                // One that is large goes by itself: with others it might not fit into a frame.
                guard batch.changes.isEmpty || size + entity.payload.count <= bytes else { return }
                guard row.integer(0) == Int64(clamping: expected) else {
                    throw LedgerError(.damaged, "change \(expected) is missing from the log")
                }
                batch.changes.append(try entity.change(sequence: expected, committed: row.integer(1) ?? 0))
                size += entity.payload.count
            } catch {
                // What stands before it is served; the next call starts with it and fails.
                if batch.changes.isEmpty { throw error }
                return
            }
        }
    }

    /// Things as they stand, in order of id, with the change that last wrote each.
    ///
    /// Not from one moment: a thing that changes meanwhile is told again by the log.
    ///
    /// - Returns: the things, and the id of the last.
    func entities(
        after id: String, limit: Int, bytes: Int
    ) async throws(LedgerError) -> (batch: WirePackedChangeBatch, last: String) {
        do {
            return try await pool.read { db in
                var batch = WirePackedChangeBatch()
                batch.snapshot = true
                var last = id
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: """
                            SELECT id, kind, digest, payload, sequence, ending, committed FROM entities
                            WHERE id > ? ORDER BY id LIMIT ?
                            """), arguments: [id, limit])
                let stored = StoredBytes()
                var size = 0
                while let row = try rows.next() {
                    let entity = try stored.entity(row.text(0) ?? "?", row, first: 1)
                    guard batch.changes.isEmpty || size + entity.payload.count <= bytes else { break }
                    let sequence = UInt64(clamping: row.integer(4) ?? 0)
                    let committed = row.integer(6) ?? 0
                    batch.changes.append(try entity.change(sequence: sequence, committed: committed))
                    if let column = row.data(5) {
                        let end = try stored.ending(entity.id, column)
                        batch.changes.append(try end.change(sequence: sequence, committed: committed))
                    }
                    size += entity.payload.count
                    last = entity.id
                }
                return (batch, last)
            }
        } catch {
            throw LedgerError(error)
        }
    }
}
