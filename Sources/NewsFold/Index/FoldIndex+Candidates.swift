// Candidates: which of the texts held a text may be a copy of.

extension FoldIndex {
    /// A posted text that shares keys with another.
    struct Candidate {
        var slot: Slot
        var keys: Int
    }

    /// Postings of one key that are looked at for each record that it may have: past them, counting
    /// records would cost more than the key can tell.
    private static let postingsPerRecord = 16

    /// Posted texts that share enough keys, those that share most first; of equals the first. A key
    /// of more than `recordsPerKey` records says nothing and is passed over, as soon as that
    /// is seen: there is a bound on the postings read of each key. `isCommon` tells whether so many
    /// were passed over that what the text shares with others may well be furniture.
    func candidates(_ keys: [UInt32], recordsPerKey: Int, limit: Int) -> (
        found: [Candidate], isCommon: Bool
    ) {
        var found: [Candidate] = []
        var hits: [Slot] = []
        var read = 0
        var overfull = 0
        var records: Set<RecordTable.Number> = []
        for (key, start) in zip(keys, postings.starts(of: keys)) {
            let first = hits.count
            var isOverfull = false
            records.removeAll(keepingCapacity: true)
            postings.forEach(at: key, from: start) { posting in
                read += 1
                let slot = Slot(bitPattern: posting)
                guard entries[Int(slot)].isLive else { return true }
                hits.append(slot)
                let count = hits.count - first
                guard count > recordsPerKey else { return true }
                for hit in hits[(count == recordsPerKey + 1 ? first : hits.count - 1)...] {
                    records.insert(entries[Int(hit)].record)
                }
                isOverfull =
                    records.count > recordsPerKey || count > recordsPerKey * FoldIndex.postingsPerRecord
                return !isOverfull
            }
            if isOverfull {
                overfull += 1
                hits.removeSubrange(first...)
            }
        }
        work.add(postings: read, overfull: overfull)
        RadixSort.sort(&hits)
        var index = 0
        while index < hits.count {
            var end = index + 1
            while end < hits.count, hits[end] == hits[index] { end += 1 }
            if end - index >= SketchKeys.shared {
                found.append(Candidate(slot: hits[index], keys: end - index))
            }
            index = end
        }
        found.sort { ($0.keys, $1.slot) > ($1.keys, $0.slot) }
        if found.count > limit { found.removeSubrange(limit...) }
        return (found, overfull >= SketchKeys.shared)
    }
}
