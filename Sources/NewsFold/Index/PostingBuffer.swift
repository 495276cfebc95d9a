// PostingBuffer: the latest postings, in memory until there are enough for a run.

/// Slots by key.
struct PostingBuffer: Sendable {
    private(set) var slots = NumberLists()
    private(set) var count = 0

    /// Bytes held.
    var bytes: Int { slots.bytes }

    mutating func insert(_ slot: UInt32, at keys: ArraySlice<UInt32>) {
        for key in keys { slots.append(Int32(bitPattern: slot), at: key) }
        count += keys.count
    }

    /// All postings, the key in the upper half: ordered by key, then by arrival.
    var sorted: [UInt64] {
        var postings: [UInt64] = []
        postings.reserveCapacity(count)
        slots.forEach { postings.append(UInt64($0) << 32 | UInt64(UInt32(bitPattern: $1))) }
        RadixSort.sortByUpperHalf(&postings)
        return postings
    }

    mutating func removeAll() {
        slots.removeAll()
        count = 0
    }
}
