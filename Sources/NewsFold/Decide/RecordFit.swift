// RecordFit: how well a document fits a record, from its scores with the record's members.

internal import NewsModel

/// How well a document fits a record.
struct RecordFit {
    var record: RecordTable.Number
    /// The best score among the members.
    var best: Double
    /// The member that it belongs to; of equals the first.
    var nearest: FoldIndex.Slot
    /// The mean of the best scores of up to eight members; members that weren't compared count 0.
    var mean: Double

    static let members = 8

    /// Whether the document is a copy of the record's text. Against the record as a whole: one
    /// like member isn't enough, or records would grow by chains over texts that aren't alike.
    func isCopy(threshold: Double) -> Bool { best >= threshold && mean >= threshold / 2 }

    /// Groups scores by record; the best fit first, then by arrival.
    static func fits(_ scored: [ScoredMember], index: FoldIndex, records: RecordTable) -> [RecordFit] {
        var scores: [RecordTable.Number: [(score: Double, slot: FoldIndex.Slot)]] = [:]
        for one in scored {
            scores[index[one.slot].record, default: []].append((one.score, one.slot))
        }
        let fits = scores.map { record, members in
            let ranked = members.sorted { ($0.score, $1.slot) > ($1.score, $0.slot) }
            let size = min(records[record].memberCount, RecordFit.members)
            let sum = ranked.prefix(size).reduce(0) { $0 + $1.score }
            return RecordFit(
                record: record, best: ranked[0].score, nearest: ranked[0].slot,
                mean: sum / Double(max(1, size)))
        }
        return fits.sorted { left, right in
            let keys = (left.best + left.mean, right.best + right.mean)
            return keys.0 != keys.1 ? keys.0 > keys.1 : left.nearest < right.nearest
        }
    }
}
