// PostingBuffer: the latest postings, in memory until there are enough for a run.

/// Slots by key: a hash table of chains, the latest first.
struct PostingBuffer: Sendable {
    struct Node: Sendable {
        var key: UInt32
        var slot: UInt32
        /// The next node of the same place, or -1.
        var next: Int32
    }

    /// Postings that there is room for: about a thousand texts.
    static let capacity = 1 << 16

    /// Of each place the node that its chain starts with (lower half), and a bit for each of sixteen kinds of keys
    /// that are in it (upper half). Most keys that are looked for aren't there, and that is seen here.
    private var heads: [UInt32] = []
    private(set) var nodes: [Node] = []

    var count: Int { nodes.count }
    /// Bytes held.
    var bytes: Int { heads.capacity * 4 + nodes.capacity * MemoryLayout<Node>.stride }

    /// - Parameter keys: as many as there is room for, or fewer.
    mutating func insert(_ slot: UInt32, at keys: ArraySlice<UInt32>) {
        while (nodes.count + keys.count) * 2 > heads.count { grow() }
        heads.withUnsafeMutableBufferPointer { heads in
            for key in keys {
                let hash = PostingBuffer.hash(key)
                let place = Int(hash >> 8) & (heads.count - 1)
                nodes.append(Node(key: key, slot: slot, next: PostingBuffer.node(heads[place])))
                heads[place] = PostingBuffer.head(heads[place], nodes.count - 1, hash)
            }
        }
    }

    /// Where the chains of some keys start in `nodes`, or -1. All in one go: they are anywhere in memory, and
    /// so the machine fetches many at a time.
    func heads(of keys: [UInt32]) -> [Int32] {
        guard !nodes.isEmpty else { return [Int32](repeating: -1, count: keys.count) }
        return heads.withUnsafeBufferPointer { heads in
            keys.map { key in
                let hash = PostingBuffer.hash(key)
                let head = heads[Int(hash >> 8) & (heads.count - 1)]
                return PostingBuffer.node(head & (PostingBuffer.kind(hash) | 0xFFFF))
            }
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
        heads = [UInt32](repeating: 0, count: heads.count)
    }

    private mutating func grow() {
        heads = [UInt32](repeating: 0, count: max(64, heads.count * 2))
        for index in nodes.indices {
            let hash = PostingBuffer.hash(nodes[index].key)
            let place = Int(hash >> 8) & (heads.count - 1)
            nodes[index].next = PostingBuffer.node(heads[place])
            heads[place] = PostingBuffer.head(heads[place], index, hash)
        }
    }

    /// Its lower bits tell the place of a key, from the eighth on, and the highest four its kind.
    @inline(__always)
    private static func hash(_ key: UInt32) -> UInt32 { key &* 0x9E37_79B9 }

    @inline(__always)
    private static func kind(_ hash: UInt32) -> UInt32 { 0x1_0000 &<< (hash >> 28) }

    /// A head whose chain starts with another node now.
    @inline(__always)
    private static func head(_ head: UInt32, _ node: Int, _ hash: UInt32) -> UInt32 {
        head & 0xFFFF_0000 | kind(hash) | UInt32(truncatingIfNeeded: node)
    }

    /// The node that a chain starts with; -1 where no kind of keys is in it.
    @inline(__always)
    private static func node(_ head: UInt32) -> Int32 { head > 0xFFFF ? Int32(head & 0xFFFF) : -1 }
}
