// PostingTable: which documents have which key, in memory.

/// Lists of document slots by key. Open addressing, cut into shards so that growing one never
/// stops the pipeline for long; most keys have one document, which is kept in the table itself.
struct PostingTable: Sendable {
    private static let shardBits = 8
    private var shards = [PostingShard](repeating: PostingShard(), count: 1 << shardBits)

    /// Bytes held, roughly.
    var bytes: Int { shards.reduce(0) { $0 + $1.bytes } }

    /// Keys are hashes chosen for being small: their low bits are the even ones.
    @inline(__always)
    private static func shard(of key: UInt32) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9) >> (32 - UInt32(shardBits)))
    }

    mutating func insert(_ slot: UInt32, at key: UInt32) {
        shards[PostingTable.shard(of: key)].insert(slot, at: key)
    }

    /// Takes one slot out of a key's list; nothing happens where it isn't there.
    mutating func remove(_ slot: UInt32, at key: UInt32) {
        shards[PostingTable.shard(of: key)].remove(slot, at: key)
    }

    /// How many slots a key has.
    func count(at key: UInt32) -> Int { shards[PostingTable.shard(of: key)].count(at: key) }

    /// Hands each slot of a key to `body`, in no particular order.
    @inline(__always)
    func forEach(at key: UInt32, _ body: (UInt32) -> Void) {
        shards[PostingTable.shard(of: key)].forEach(at: key, body)
    }
}
