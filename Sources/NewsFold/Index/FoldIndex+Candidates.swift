// Candidates: which of the texts held a text may be a copy of.

extension FoldIndex {
    /// A posted text that shares keys with another.
    struct Candidate {
        var slot: Slot
        /// Of the keys in common: one for each that many texts have, two for each other.
        var weight: Int32
    }

    /// Posted texts that share enough keys, those that share most first; of equals the first. A key
    /// that more than half as many texts have counts half. One of more than `recordsPerKey` records
    /// says nothing and is passed over, as soon as that is seen: there is a bound on the postings read
    /// of each key. `isCommon` tells whether so many were passed over that what the text shares with
    /// others may well be furniture.
    func candidates(_ keys: [UInt32], recordsPerKey: Int, limit: Int) -> (
        found: [Candidate], isCommon: Bool
    ) {
        var hits = CandidateHits(recordsPerKey: recordsPerKey, keys: keys.count)
        postings.withReader(of: keys) { reader in
            for index in keys.indices {
                hits.begin(among: entries)
                reader.forEach(at: index) {
                    hits.take(Slot(bitPattern: $0), among: entries)
                }
            }
        }
        hits.begin(among: entries)
        work.add(postings: hits.read, overfull: hits.overfull)
        var found = hits.shared(by: SketchKeys.shared).filter { entries[Int($0.slot)].isLive }
        found.sort { ($0.weight, $1.slot) > ($1.weight, $0.slot) }
        if found.count > limit { found.removeSubrange(limit...) }
        return (found, hits.overfull >= SketchKeys.shared)
    }
}
