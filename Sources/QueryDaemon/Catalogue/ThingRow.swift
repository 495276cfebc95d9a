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

    init(_ item: Draft.Item, seconds: Int64, content: Data) {
        key = TimeKey(item.kind, seconds: seconds, tie: item.sequence).rawValue
        sequence = Int64(bitPattern: item.sequence)
        self.content = content
    }

    /// Neither merged nor withdrawn.
    var isLive: Bool { forward == nil && reason == nil }

    static func fetch(_ db: Database, _ id: String) throws -> ThingRow? {
        let statement = try db.cachedStatement(
            sql: "SELECT key, sequence, content, forward, reason, indexed FROM thing WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        return ThingRow(row)
    }

    private init(_ row: Row) {
        (key, sequence, content) = (row[0], row[1], row[2])
        (forward, reason, indexed) = (row[3], row[4], row[5])
    }

    /// Puts the row in if there is none of this id; takes the next free key where its own is taken.
    ///
    /// - Returns: nil if it was put in, otherwise the row that is there.
    mutating func insert(_ db: Database, _ id: String) throws -> ThingRow? {
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO thing (key, id, sequence, content, forward, reason, indexed)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        while true {
            statement.setUncheckedArguments([key, id, sequence, content, forward, reason, indexed])
            try statement.execute()
            if db.changesCount > 0 { return nil }
            if let old = try Self.fetch(db, id) { return old }
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
