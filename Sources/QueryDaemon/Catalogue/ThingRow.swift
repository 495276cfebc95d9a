// ThingRow: one row of the table `thing`, and the statements that read and write it.

internal import Foundation
internal import GRDB

/// A row as it is stored.
struct ThingRow {
    var key: Int64
    var sequence: Int64
    var content: Data
    var forward: String?
    var reason: String?
    var indexed: String?

    /// Neither merged nor withdrawn.
    var isLive: Bool { forward == nil && reason == nil }

    static func fetch(_ db: Database, _ id: String) throws -> ThingRow? {
        let statement = try db.cachedStatement(
            sql: "SELECT key, sequence, content, forward, reason, indexed FROM thing WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        return ThingRow(
            key: row[0], sequence: row[1], content: row[2], forward: row[3], reason: row[4], indexed: row[5])
    }

    /// Puts a new row in; takes the next free key where its own is taken.
    mutating func insert(_ db: Database, _ id: String) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO thing (key, id, sequence, content, forward, reason, indexed)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
                """)
        while true {
            statement.setUncheckedArguments([key, id, sequence, content, forward, reason, indexed])
            try statement.execute()
            if db.changesCount > 0 { return }
            key = TimeKey(rawValue: key).next.rawValue
        }
    }

    /// Writes over the row of key `old`, moving it where the key is another.
    mutating func update(_ db: Database, old: Int64) throws {
        if key != old {
            let taken = try db.cachedStatement(sql: "SELECT 1 FROM thing WHERE key = ?")
            while try Int.fetchOne(taken, arguments: [key]) != nil {
                key = TimeKey(rawValue: key).next.rawValue
            }
        }
        let statement = try db.cachedStatement(
            sql: """
                UPDATE thing SET key = ?, sequence = ?, content = ?, forward = ?, reason = ?, indexed = ?
                WHERE key = ?
                """)
        statement.setUncheckedArguments([key, sequence, content, forward, reason, indexed, old])
        try statement.execute()
    }
}
