// NameTable: a table that says which things go with a name: outlets, speakers. What a transaction does
// to it is collected, and written in the order of the table with many rows a statement.

internal import GRDB

/// Rows of a name and a thing's key, to take out and to put in.
struct NameTable {
    private struct Entry: Comparable {
        var name: String
        var key: Int64

        static func < (left: Entry, right: Entry) -> Bool {
            (left.name, left.key) < (right.name, right.key)
        }
    }

    private let removal: String
    private let insertion: String
    private var removals: [Entry] = []
    private var insertions: [Entry] = []

    init(table: String, column: String) {
        removal = "DELETE FROM \(table) WHERE \(column) = ? AND key = ?"
        insertion = "INSERT OR IGNORE INTO \(table) VALUES "
    }

    /// Takes up what a thing's names and key have become, touching no row that stays.
    mutating func replace(_ old: Set<String>, _ oldKey: Int64?, by new: Set<String>, _ newKey: Int64) {
        let moved = oldKey != newKey
        if let oldKey {
            for name in old where moved || !new.contains(name) {
                removals.append(Entry(name: name, key: oldKey))
            }
        }
        for name in new where moved || !old.contains(name) {
            insertions.append(Entry(name: name, key: newKey))
        }
    }

    /// What one thing left another may have taken: rows go before others come.
    mutating func write(_ db: Database) throws {
        for entry in removals {
            let statement = try db.cachedStatement(sql: removal)
            statement.setUncheckedArguments([entry.name, entry.key])
            try statement.execute()
        }
        insertions.sort()
        var rest = insertions[...]
        while !rest.isEmpty {
            let rows = rest.prefix(rest.count < Self.rows ? 1 : Self.rows)
            rest = rest.dropFirst(rows.count)
            let marks = rows.count == 1 ? "(?, ?)" : Self.marks
            let statement = try db.cachedStatement(sql: insertion + marks)
            statement.setUncheckedArguments(
                StatementArguments(
                    rows.flatMap { [$0.name, $0.key] as [any DatabaseValueConvertible] }))
            try statement.execute()
        }
        (removals, insertions) = ([], [])
    }

    /// Rows in one statement, where there are so many.
    private static let rows = 32
    private static let marks = repeatElement("(?, ?)", count: rows).joined(separator: ", ")
}
