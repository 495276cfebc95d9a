// LargeRecords: records of many copies, in memory until there are too many of them.

internal import NewsModel

/// Identical pages come by the thousand: a record that was written for each of its copies would take the
/// square of their number.
struct LargeRecords {
    /// Records of fewer copies are written as they change.
    private static let fewest = 32
    /// Copies in memory; some hundred bytes each.
    private static let most = 1 << 14

    private var records: [RecordID: Record] = [:]
    private var copies = 0

    subscript(id: RecordID) -> Record? { records[id] }

    /// Takes up a record as it now is; false for one that isn't large, which isn't held then.
    mutating func hold(_ record: Record) -> Bool {
        _ = take(record.id)
        guard record.copies.count >= LargeRecords.fewest else { return false }
        records[record.id] = record
        copies += record.copies.count
        return true
    }

    mutating func take(_ id: RecordID) -> Record? {
        let record = records.removeValue(forKey: id)
        copies -= record?.copies.count ?? 0
        return record
    }

    /// Those to be written, since there are too many: all but one, which is the next to change most often.
    mutating func takeSurplus(besides id: RecordID) -> [Record] {
        guard copies > LargeRecords.most, records.count > (records[id] == nil ? 0 : 1) else { return [] }
        let others = records.keys.filter { $0 != id }.sorted()
        return others.compactMap { take($0) }
    }
}
