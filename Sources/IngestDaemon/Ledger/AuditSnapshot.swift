// AuditSnapshot: everything that the ledger holds as of one moment, checked row by row.

internal import Compression
internal import GRDB
internal import WirefoldProtocol
internal import WirefoldService

/// A view of one commit. It holds back the log file's truncation: let it go soon.
final class AuditSnapshot: Sendable {
    /// The last sequence number of what it holds.
    let sequence: UInt64
    /// Numbers that are missing from the log.
    let gaps: UInt64
    private let snapshot: DatabaseSnapshot

    /// A view of what the ledger holds now.
    static func take(of ledger: Ledger) async throws(LedgerError) -> AuditSnapshot {
        try await BlockingThreads.run { () throws(LedgerError) in try AuditSnapshot(ledger.pool) }
    }

    private init(_ pool: DatabasePool) throws(LedgerError) {
        do {
            snapshot = try pool.makeSnapshot()
            (sequence, gaps) = try snapshot.read { db in
                let figures = try LedgerFigures(db)
                let log = try Row.fetchOne(
                    db, sql: "SELECT count(*), min(sequence), max(sequence) FROM changes")
                let count = log?.integer(0) ?? 0
                let first = log?.integer(1) ?? 1
                let last = log?.integer(2) ?? 0
                // A log that ends before the last number that was given lacks its end.
                let missing = (last - first + 1 - count) + max(0, Int64(clamping: figures.sequence) - last)
                return (figures.sequence, UInt64(clamping: missing))
            }
        } catch {
            throw LedgerError(error)
        }
    }

    /// Rows in order of id, each read whole and compared with its checksum.
    func rows(after id: String, limit: Int) async throws(LedgerError) -> [WireAuditRow] {
        do {
            return try await snapshot.read { db in
                let stored = StoredBytes()
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: """
                            SELECT id, kind, digest, payload, sequence, ending FROM entities
                            WHERE id > ? ORDER BY id LIMIT ?
                            """), arguments: [id, limit])
                var result: [WireAuditRow] = []
                while let row = try rows.next() {
                    var audited = WireAuditRow()
                    audited.id = row.text(0) ?? ""
                    audited.sequence = UInt64(clamping: row.integer(4) ?? 0)
                    do {
                        let entity = try stored.entity(audited.id, row, first: 1)
                        _ = try entity.entry()
                        let ending = try row.data(5).map { try stored.ending(audited.id, $0).entry() }
                        audited.digest = entity.kind.isEnd || ending != nil ? 0 : entity.digest
                    } catch {
                        audited.damaged = true
                    }
                    result.append(audited)
                }
                return result
            }
        } catch {
            throw LedgerError(error)
        }
    }

    /// Ids of rows of the other tables that don't match their checksums, and how many rows there are.
    func otherDamage() async throws(LedgerError) -> (rows: UInt64, damaged: [String]) {
        do {
            return try await snapshot.read { db in
                var (rows, damaged) = (UInt64(0), [String]())
                for check in Self.checks {
                    let cursor = try Row.fetchCursor(db, sql: check.sql)
                    while let row = try cursor.next() {
                        rows += 1
                        let bytes = row.data(1).map([UInt8].init)
                        guard bytes.map(StoredForm.digest) == row.integer(2).map({ UInt64(bitPattern: $0) })
                        else {
                            damaged.append("\(check.name) of \(row.text(0) ?? "?")")
                            continue
                        }
                    }
                }
                return (rows, damaged)
            }
        } catch {
            throw LedgerError(error)
        }
    }

    private static let checks: [(name: String, sql: String)] = [
        ("receipt", "SELECT id, receipt, checksum FROM documents"),
        ("signature", "SELECT document, signature, checksum FROM signatures"),
        (
            "article",
            "SELECT documents.id, content, articles.checksum FROM articles JOIN documents USING (ordinal)"
        ),
        ("waiting article", "SELECT id, CAST(receipt || article AS BLOB), checksum FROM waiting"),
    ]

    /// Numbers of changes that can't be read.
    func damagedChanges() async throws(LedgerError) -> (rows: UInt64, damaged: [String]) {
        do {
            return try await snapshot.read { db in
                let stored = StoredBytes()
                var (rows, damaged) = (UInt64(0), [String]())
                let cursor = try Row.fetchCursor(
                    db, sql: "SELECT sequence, id, kind, digest, payload FROM changes ORDER BY sequence")
                while let row = try cursor.next() {
                    rows += 1
                    let id = row.text(1) ?? "?"
                    if (try? stored.entity(id, row, first: 2)) == nil {
                        damaged.append("change \(row.integer(0) ?? 0) of \(id)")
                    }
                }
                return (rows, damaged)
            }
        } catch {
            throw LedgerError(error)
        }
    }
}
