// CandidateHits: how often texts are met while one key after another is looked up.

/// Slots of all keys that tell something, one after another; a key that many texts have tells half as much.
struct CandidateHits {
    /// Postings of one key that are looked at for each of its records, and for as many records as it may have in
    /// any case. Past them are more texts of the same few, of which those before are as good a sign.
    private static let postingsPerRecord = (found: 16, allowed: 4)

    private let recordsPerKey: Int
    private var slots: [FoldIndex.Slot] = []
    /// Those of keys that many texts have.
    private var common: [FoldIndex.Slot] = []
    /// Where those of the present key start.
    private var first = 0
    /// Whether those of the present key are known to be live; seldom worth knowing before the end.
    private var areLive = false
    /// Records of the present key, once there may be too many.
    private var records: FewNumbers
    private var isOverfull = false

    /// Postings that were looked at.
    private(set) var read = 0
    /// Keys that were passed over.
    private(set) var overfull = 0

    init(recordsPerKey: Int, keys: Int) {
        self.recordsPerKey = recordsPerKey
        records = FewNumbers(limit: recordsPerKey + 1)
        slots.reserveCapacity(2 * keys)
    }

    /// Ends a key and starts the next.
    mutating func begin(among entries: Column<FoldIndex.Entry>) {
        if isOverfull {
            slots.removeSubrange(first...)
            overfull += 1
            isOverfull = false
        } else if tellsHalf(entries) {
            common += slots[first...]
            slots.removeSubrange(first...)
        }
        if areLive {
            areLive = false
            records.removeAll()
        }
        first = slots.count
    }

    /// Whether the present key tells half as much.
    private mutating func tellsHalf(_ entries: Column<FoldIndex.Entry>) -> Bool {
        guard slots.count - first > recordsPerKey / 2 else { return false }
        dropGone(entries)
        return slots.count - first > recordsPerKey / 2
    }

    /// Leaves those of the present key that are live.
    private mutating func dropGone(_ entries: Column<FoldIndex.Entry>) {
        guard !areLive else { return }
        areLive = true
        slots.replaceSubrange(first..., with: slots[first...].filter { entries[Int($0)].isLive })
    }

    /// Takes a text that has the key; false once the rest of the key's say nothing more.
    @inline(__always)
    mutating func take(_ slot: FoldIndex.Slot, among entries: Column<FoldIndex.Entry>) -> Bool {
        read &+= 1
        // Those that are gone were sorted out: no more of them come in.
        if areLive, !entries[Int(slot)].isLive { return true }
        slots.append(slot)
        return slots.count &- first <= recordsPerKey || goesOn(entries)
    }

    /// Whether the present key, which has many texts, may still tell something.
    private mutating func goesOn(_ entries: Column<FoldIndex.Entry>) -> Bool {
        dropGone(entries)
        guard slots.count - first > recordsPerKey else { return true }
        for slot in records.count == 0 ? slots[first...] : slots.suffix(1) {
            records.insert(entries[Int(slot)].record)
        }
        isOverfull = records.count > recordsPerKey
        let (found, allowed) = CandidateHits.postingsPerRecord
        return !isOverfull && slots.count - first < max(records.count * found, recordsPerKey * allowed)
    }

    /// Texts that have at least so many of the keys, in no particular order.
    func shared(by keys: Int) -> [FoldIndex.Candidate] {
        let least = Int32(2 * keys)
        guard 2 * slots.count + common.count >= least else { return [] }
        var found: [FoldIndex.Candidate] = []
        // Weighed in a hash table, at most half full: 16 MB for a book whose every key is met 800 times.
        let bits = Int.bitWidth - (2 * (slots.count + common.count) - 1).leadingZeroBitCount
        withUnsafeTemporaryAllocation(of: FoldIndex.Candidate.self, capacity: 1 << bits) { counts in
            counts.initialize(repeating: FoldIndex.Candidate(slot: -1, weight: 0))
            let mask = counts.count - 1
            func count(_ slots: [FoldIndex.Slot], _ weight: Int32) {
                for slot in slots {
                    var place = Int(
                        (UInt64(UInt32(bitPattern: slot)) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
                    while counts[place].weight > 0, counts[place].slot != slot { place = (place &+ 1) & mask }
                    let before = counts[place].weight
                    counts[place] = FoldIndex.Candidate(slot: slot, weight: before &+ weight)
                    if before < least, before &+ weight >= least {
                        found.append(FoldIndex.Candidate(slot: slot, weight: Int32(place)))
                    }
                }
            }
            count(slots, 2)
            count(common, 1)
            for index in found.indices { found[index].weight = counts[Int(found[index].weight)].weight }
        }
        return found
    }
}
