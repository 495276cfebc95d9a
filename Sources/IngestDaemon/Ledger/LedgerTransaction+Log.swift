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
                if let end = pending.take(entry.id) { logged.append(try write(end)) }
                logged.append(try write(entry))
                state.documents.insert(document, for: entry.id)
                continue
            case .record, .quote, .story: state.others.insert(entry, for: entry.id)
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
    func logPending() throws -> [LoggedEntity] { try pending.takeAll().map { try write($0) } }

    /// Gives an entry the next number, and its thing the state that it says.
    private func write(_ entry: Change.Entry) throws -> LoggedEntity {
        let entity = try StoredEntity(entry)
        // It couldn't be read again, and no follower would get past it.
        guard entity.payload.count <= StoredBytes.largest else {
            throw LedgerError(.other, "\(entity.id) takes \(entity.payload.count) bytes, too many to store")
        }
        figures.sequence += 1
        let column = state.bytes.pack(entity.payload)
        try log(entity, column)
        if case .withdrawn = entry, EntityKind(id: entity.id) == .document {
            try end(document: entity, column)
        } else {
            try write(entity, column)
        }
        return (figures.sequence, entity)
    }

    private func log(_ entity: StoredEntity, _ column: Data) throws {
        let statement = try db.cachedStatement(
            sql:
                "INSERT INTO changes (sequence, committed, id, kind, digest, payload) VALUES (?, ?, ?, ?, ?, ?)"
        )
        try statement.execute(arguments: [
            Int64(figures.sequence), time, entity.id, entity.kind.rawValue, Int64(bitPattern: entity.digest),
            column,
        ])
    }

    /// A withdrawn document stays readable: its row is marked, and says so to audits and snapshots.
    private func end(document entity: StoredEntity, _ column: Data) throws {
        let first = try db.cachedStatement(
            sql: "UPDATE entities SET sequence = ?, ending = ? WHERE id = ? AND ending IS NULL")
        try first.execute(arguments: [Int64(figures.sequence), column, entity.id])
        if db.changesCount > 0 { return figures.count(.document, by: -1) }
        let again = try db.cachedStatement(sql: "UPDATE entities SET sequence = ?, ending = ? WHERE id = ?")
        try again.execute(arguments: [Int64(figures.sequence), column, entity.id])
    }

    private func write(_ entity: StoredEntity, _ column: Data) throws {
        let update = try db.cachedStatement(
            sql: """
                UPDATE entities SET sequence = ?, kind = ?, digest = ?, payload = ?
                WHERE id = ? AND kind < 5 AND ending IS NULL
                """)
        let digest = Int64(bitPattern: entity.digest)
        try update.execute(arguments: [
            Int64(figures.sequence), entity.kind.rawValue, digest, column, entity.id,
        ])
        let wasThere = db.changesCount > 0
        if entity.kind.isEnd, wasThere, let kind = EntityKind(id: entity.id) { figures.count(kind, by: -1) }
        guard !wasThere else { return }
        let insert = try db.cachedStatement(
            sql:
                "INSERT OR REPLACE INTO entities (sequence, kind, digest, payload, id) VALUES (?, ?, ?, ?, ?)"
        )
        try insert.execute(arguments: [
            Int64(figures.sequence), entity.kind.rawValue, digest, column, entity.id,
        ])
        if !entity.kind.isEnd { figures.count(entity.kind, by: 1) }
    }

    /// Forgets changes from before the last `count`, a few thousand at a time.
    func trimLog(to count: Int?) throws {
        guard let count, figures.sequence > UInt64(max(1, count)) else { return }
        let last = Int64(figures.sequence) - Int64(max(1, count))
        let statement = try db.cachedStatement(
            sql: """
                DELETE FROM changes WHERE sequence IN
                    (SELECT sequence FROM changes WHERE sequence <= ? ORDER BY sequence LIMIT 5000)
                """)
        try statement.execute(arguments: [last])
    }
}
