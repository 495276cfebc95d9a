// PostingBuffer: the latest postings, in memory until there are enough for a run.

/// Slots by key: a hash table of chains, the latest first.
struct PostingBuffer: Sendable {
    struct Node: Sendable {
        var key: UInt32
        var slot: UInt32
        /// The next node of the same place, or -1.
        var next: Int32
    }

    private var heads: [Int32] = []
    private(set) var nodes: [Node] = []

    var count: Int { nodes.count }
    /// Bytes held.
    var bytes: Int { heads.capacity * 4 + nodes.capacity * MemoryLayout<Node>.stride }

    mutating func insert(_ slot: UInt32, at keys: ArraySlice<UInt32>) {
        // Most keys that are looked for aren't there: half of the heads stay empty, and tell so.
        while (nodes.count + keys.count) * 2 > heads.count { grow() }
        heads.withUnsafeMutableBufferPointer { heads in
            let mask = heads.count - 1
            for key in keys {
                let head = PostingBuffer.place(of: key, mask)
                let node = Int32(nodes.count)
                nodes.append(Node(key: key, slot: slot, next: heads[head]))
                heads[head] = node
            }
        }
    }

    /// Where the chains of some keys start in `nodes`, or -1. All in one go: they are anywhere in memory, and
    /// so the machine fetches many at a time.
    func heads(of keys: [UInt32]) -> [Int32] {
        guard !nodes.isEmpty else { return [Int32](repeating: -1, count: keys.count) }
        return heads.withUnsafeBufferPointer { heads in
            let mask = heads.count - 1
            return keys.map { heads[PostingBuffer.place(of: $0, mask)] }
        }
    }

    /// All postings, ordered by key, then by arrival.
    var sorted: [UInt64] {
        var postings = nodes.map { UInt64($0.key) << 32 | UInt64($0.slot) }
        RadixSort.sortByUpperHalf(&postings)
        return postings
    }

    mutating func removeAll() {
        nodes.removeAll(keepingCapacity: true)
        heads = [Int32](repeating: -1, count: heads.count)
    }

    @inline(__always)
    private static func place(of key: UInt32, _ mask: Int) -> Int { Int((key &* 0x9E37_79B9) >> 8) & mask }

    private mutating func grow() {
        heads = [Int32](repeating: -1, count: max(64, heads.count * 2))
        let mask = heads.count - 1
        for index in nodes.indices {
            let head = PostingBuffer.place(of: nodes[index].key, mask)
            nodes[index].next = heads[head]
            heads[head] = Int32(index)
        }
    }
}
