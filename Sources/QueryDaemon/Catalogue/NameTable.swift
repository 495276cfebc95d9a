// NameTable: a table that says which things go with a name: outlets, speakers.

internal import GRDB

/// Rows of a name and a thing's key.
struct NameTable: Sendable {
    private let removal: String
    private let insertion: String

    init(table: String, column: String) {
        removal = "DELETE FROM \(table) WHERE \(column) = ? AND key = ?"
        insertion = "INSERT OR IGNORE INTO \(table) VALUES (?, ?)"
    }

    /// Writes what a thing's names and key have become, touching no row that stays.
    func replace(
        _ old: Set<String>, _ oldKey: Int64?, by new: Set<String>, _ newKey: Int64, _ db: Database
    ) throws {
        let moved = oldKey != newKey
        if let oldKey {
            for name in moved ? old : old.subtracting(new) { try execute(removal, name, oldKey, db) }
        }
        for name in moved ? new : new.subtracting(old) { try execute(insertion, name, newKey, db) }
    }

    private func execute(_ sql: String, _ name: String, _ key: Int64, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: sql)
        statement.setUncheckedArguments([name, key])
        try statement.execute()
    }
}
