// Appending to the log: each entry gets the next number, and its thing the state that it says. What
// a commit changes several times is written once.

internal import Compression
internal import Foundation
internal import GRDB
internal import NewsModel

/// An entry of the log as it was written.
typealias LoggedEntity = (sequence: UInt64, entity: StoredEntity)

extension LedgerTransaction {
    /// Takes up entries of the log: documents are written at once, all else with ``logPending()``.
    ///
    /// - Returns: the documents' numbers and stored forms, in order.
    @discardableResult
    func append(_ entries: [Change.Entry]) throws -> [LoggedEntity] {
        var logged: [LoggedEntity] = []
        for entry in entries {
            switch entry {
            case .document(let document):
                // An end from before comes before it.
                if let end = pending.take(entry.id) { logged += try write(end) }
                logged += try write(entry)
                state.documents.insert(document, for: entry.id)
                continue
            case .quote: break
            case .record, .story: state.others.insert(entry, for: entry.id)
            case .merged, .withdrawn: state.others.remove(entry.id)
            }
            pending.set(entry)
        }
        return logged
    }

    /// Writes what the decisions since the last time made of their things.
    ///
    /// - Returns: their numbers and stored forms, in order.
    @discardableResult
    func logPending() throws -> [LoggedEntity] { try pending.takeAll().flatMap { try write($0) } }

    /// Gives an entry the next number, and its thing the state that it says.
    ///
    /// - Returns: the entry, and once more the end of a document that was withdrawn before: it stays so.
    private func write(_ entry: Change.Entry) throws -> [LoggedEntity] {
        let entity = try StoredEntity(entry)
        // It couldn't be read again, and no follower would get past it.
        guard entity.payload.count <= StoredBytes.largest else {
            throw LedgerError(.other, "\(entity.id) takes \(entity.payload.count) bytes, too many to store")
        }
        let column = state.bytes.pack(entity.payload)
        let written = try log(entity, column)
        if case .withdrawn = entry, EntityKind(id: entity.id) == .document {
            try end(document: entity, column)
        } else if let ending = try write(entity, column) {
            let end = try state.bytes.ending(entity.id, ending)
            let again = try log(end, ending)
            try self.end(document: end, ending)
            return [written, again]
        }
        return [written]
    }

    private func log(_ entity: StoredEntity, _ column: Data) throws -> LoggedEntity {
        figures.sequence += 1
        let statement = try db.cachedStatement(
            sql:
                "INSERT INTO changes (sequence, committed, id, kind, digest, payload) VALUES (?, ?, ?, ?, ?, ?)"
        )
        try statement.execute(arguments: [
            Int64(figures.sequence), time, entity.id, entity.kind.rawValue, Int64(bitPattern: entity.digest),
            column,
        ])
        return (figures.sequence, entity)
    }

    /// A withdrawn document stays readable: its row is marked, and says so to audits and snapshots.
    private func end(document entity: StoredEntity, _ column: Data) throws {
        let first = try db.cachedStatement(
            sql: """
                UPDATE entities SET sequence = ?, committed = ?, ending = ? WHERE id = ? AND ending IS NULL
                """)
        try first.execute(arguments: [Int64(figures.sequence), time, column, entity.id])
        if db.changesCount > 0 { return figures.count(.document, by: -1) }
        let again = try db.cachedStatement(
            sql: "UPDATE entities SET sequence = ?, committed = ?, ending = ? WHERE id = ?")
        try again.execute(arguments: [Int64(figures.sequence), time, column, entity.id])
    }

    /// Writes a thing's row.
    ///
    /// - Returns: the end of a withdrawn document, which its row keeps.
    private func write(_ entity: StoredEntity, _ column: Data) throws -> Data? {
        let values: StatementArguments = [
            Int64(figures.sequence), time, entity.kind.rawValue, Int64(bitPattern: entity.digest), column,
            entity.id,
        ]
        try db.cachedStatement(
            sql: """
                UPDATE entities SET sequence = ?, committed = ?, kind = ?, digest = ?, payload = ?
                WHERE id = ? AND kind < 5 AND ending IS NULL
                """
        ).execute(arguments: values)
        guard db.changesCount == 0 else {
            if entity.kind.isEnd, let kind = EntityKind(id: entity.id) { figures.count(kind, by: -1) }
            return nil
        }
        try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO entities (sequence, committed, kind, digest, payload, id)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: values)
        if db.changesCount == 0 {
            // Over what ended: a stone, which goes, or a withdrawn document, which stays one.
            try db.cachedStatement(
                sql: """
                    UPDATE entities SET sequence = ?, committed = ?, kind = ?, digest = ?, payload = ?
                    WHERE id = ?
                    """
            ).execute(arguments: values)
            let ending = try Data.fetchOne(
                db.cachedStatement(sql: "SELECT ending FROM entities WHERE id = ?"), arguments: [entity.id])
            if let ending { return ending }
        }
        if !entity.kind.isEnd { figures.count(entity.kind, by: 1) }
        return nil
    }

    /// Changes that are kept beyond `count` for a follower that takes in a snapshot.
    private static let mostPinned: Int64 = 1_000_000

    /// Forgets changes from before the last `count`, a few thousand at a time.
    ///
    /// - Parameter pin: the change after which a follower will want the log.
    func trimLog(to count: Int?, pin: UInt64?) throws {
        guard let count, figures.sequence > UInt64(max(1, count)) else { return }
        var last = Int64(figures.sequence) - Int64(max(1, count))
        if let pin = pin.map(Int64.init(clamping:)), pin < last { last = max(pin, last - Self.mostPinned) }
        let statement = try db.cachedStatement(
            sql: """
                DELETE FROM changes WHERE sequence IN
                    (SELECT sequence FROM changes WHERE sequence <= ? ORDER BY sequence LIMIT 5000)
                """)
        try statement.execute(arguments: [last])
    }
}
