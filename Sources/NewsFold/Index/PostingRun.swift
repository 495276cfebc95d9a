// PostingRun: postings that don't change any more, sorted, where the machine keeps them.

/// Many postings in order of key, then slot: eight bytes each in a block, the key in the upper half.
/// In memory stays every 64th key alone.
struct PostingRun: Sendable {
    static let stride = 64

    let block: any StoredBlock
    let count: Int
    /// The keys at 0, 64, 128 …
    let fences: [UInt32]

    /// Bytes held in memory.
    var bytes: Int { fences.count * 4 + 64 }

    /// Stores postings, which are in order.
    init(_ postings: [UInt64], in store: any BlockStore) throws {
        try self.init(count: postings.count, in: store) { room in
            _ = room.initialize(from: postings)
        }
    }

    /// One run of two.
    init(merging first: PostingRun, _ second: PostingRun, in store: any BlockStore) throws {
        try self.init(count: first.count + second.count, in: store) { room in
            first.withPostings { first in
                second.withPostings { PostingRun.merge(first, $0, into: room) }
            }
        }
    }

    private init(
        count: Int, in store: any BlockStore, fill: (UnsafeMutableBufferPointer<UInt64>) -> Void
    ) throws {
        self.count = count
        var fences: [UInt32] = []
        fences.reserveCapacity(count / PostingRun.stride + 1)
        block = try store.store(count * MemoryLayout<UInt64>.stride) { bytes in
            let postings = bytes.bindMemory(to: UInt64.self)
            fill(postings)
            for place in Swift.stride(from: 0, to: postings.count, by: PostingRun.stride) {
                fences.append(UInt32(truncatingIfNeeded: postings[place] >> 32))
            }
        }
        self.fences = fences
    }

    private static func merge(
        _ first: UnsafeBufferPointer<UInt64>, _ second: UnsafeBufferPointer<UInt64>,
        into merged: UnsafeMutableBufferPointer<UInt64>
    ) {
        var i = 0
        var j = 0
        for place in merged.indices {
            let takesFirst = j == second.count || (i < first.count && first[i] <= second[j])
            merged.initializeElement(at: place, to: takesFirst ? first[i] : second[j])
            if takesFirst { i += 1 } else { j += 1 }
        }
    }

    @inline(__always)
    private func withPostings(_ body: (UnsafeBufferPointer<UInt64>) -> Void) {
        block.withBytes { body($0.bindMemory(to: UInt64.self)) }
    }

    /// How many of some ascending values are below another. Which half goes on is as good as random:
    /// the steps are added up, not branched on.
    @inline(__always)
    private static func count<Value: FixedWidthInteger>(
        in values: UnsafeBufferPointer<Value>, below value: Value
    ) -> Int {
        var first = 0
        var left = values.count
        while left > 1 {
            let half = left &>> 1
            first &+= half &* (values[first &+ half &- 1] < value ? 1 : 0)
            left &-= half
        }
        return first &+ (left == 1 && values[first] < value ? 1 : 0)
    }

    /// A run while its block is held in place.
    struct Reader {
        fileprivate let postings: UnsafeBufferPointer<UInt64>
        fileprivate let fences: UnsafeBufferPointer<UInt32>

        /// Where the postings of a key start, if it has any. Reads a few hundred bytes of the block.
        @inline(__always)
        func start(of key: UInt32) -> Int {
            // The first fence that isn't below the key: the key may start in the stretch before it.
            let low = PostingRun.count(in: fences, below: key)
            guard low > 0 else { return 0 }
            let start = (low - 1) * PostingRun.stride
            // The first posting of the key, in this stretch or at the start of the next.
            let stretch = UnsafeBufferPointer(
                rebasing: postings[start..<min(start + PostingRun.stride, postings.count)])
            return start + PostingRun.count(in: stretch, below: UInt64(key) << 32)
        }

        /// The slot of a posting; nil where it isn't one of the key.
        @inline(__always)
        func slot(at place: Int, of key: UInt32) -> UInt32? {
            guard place < postings.count, postings[place] >> 32 == UInt64(key) else { return nil }
            return UInt32(truncatingIfNeeded: postings[place])
        }
    }

    func withReader(_ body: (Reader) -> Void) {
        fences.withUnsafeBufferPointer { fences in
            withPostings {
                body(Reader(postings: UnsafeBufferPointer(rebasing: $0[..<count]), fences: fences))
            }
        }
    }
}
