// Row+Checked: columns of rows whose bits nobody vouches for: a wrong type is nil, not a trap.

internal import Compression
internal import Foundation
internal import GRDB

extension Row {
    func integer(_ index: Int) -> Int64? { Int64.fromDatabaseValue(self[index] as DatabaseValue) }
    func text(_ index: Int) -> String? { String.fromDatabaseValue(self[index] as DatabaseValue) }
    func data(_ index: Int) -> Data? { Data.fromDatabaseValue(self[index] as DatabaseValue) }
}

extension StoredBytes {
    /// Reads the columns `kind, digest, payload` from `first` on.
    ///
    /// - Throws: ``LedgerError/Code/damaged`` where they can't be what was written.
    func entity(_ id: String, _ row: Row, first: Int) throws(LedgerError) -> StoredEntity {
        try StoredEntity(
            id: id, kind: Int(row.integer(first) ?? 0), digest: row.integer(first + 1) ?? 0,
            payload: row.data(first + 2).flatMap(unpack))
    }

    /// Reads the column `ending`: the log entry that ended a document.
    ///
    /// - Throws: ``LedgerError/Code/damaged`` where it can't be what was written.
    func ending(_ id: String, _ column: Data) throws(LedgerError) -> StoredEntity {
        guard let payload = unpack(column) else {
            throw LedgerError(.damaged, "the stored end of \(id) is damaged", row: id)
        }
        return StoredEntity(ending: id, payload)
    }
}
