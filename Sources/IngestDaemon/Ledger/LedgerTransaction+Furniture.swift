// What was learnt of the outlets' furniture, kept over restarts.

internal import GRDB
internal import NewsText

extension LedgerTransaction {
    /// Keeps what was learnt and drops what was forgotten. There are never more rows than are known
    /// in memory.
    func store(_ changes: [OutletFurniture.Change]) throws {
        for change in changes {
            switch change {
            case .learnt(let outlet, let passage):
                try db.cachedStatement(
                    sql: "INSERT OR IGNORE INTO furniture (outlet, passage) VALUES (?, ?)"
                )
                .execute(arguments: [outlet, Int64(bitPattern: passage)])
            case .forgotten(let outlet, let passage):
                try db.cachedStatement(sql: "DELETE FROM furniture WHERE outlet = ? AND passage = ?")
                    .execute(arguments: [outlet, Int64(bitPattern: passage)])
            case .forgottenOutlet(let outlet):
                try db.cachedStatement(sql: "DELETE FROM furniture WHERE outlet = ?")
                    .execute(arguments: [outlet])
            }
        }
        furnitureChanges += changes
    }

    /// Hands on all that is kept.
    func restore(_ furniture: inout OutletFurniture) throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT outlet, passage FROM furniture ORDER BY outlet, passage")
        while let row = try rows.next() {
            guard let outlet = row.text(0), let passage = row.integer(1) else { continue }
            furniture.restore(UInt64(bitPattern: passage), of: outlet)
        }
    }
}
