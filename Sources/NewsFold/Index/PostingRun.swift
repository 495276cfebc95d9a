// PostingRun: postings that don't change any more, sorted, where the machine keeps them.

internal import Packing

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
                second.withPostings { PostingRun.merge(first, $0, into: room) { _ in true } }
            }
        }
    }

    /// The same without the first's postings of documents that left.
    init(
        merging first: PostingRun, _ second: PostingRun, in store: any BlockStore,
        keeping isLive: (_ slot: UInt32) -> Bool
    ) throws {
        func isKept(_ posting: UInt64) -> Bool { isLive(UInt32(truncatingIfNeeded: posting)) }
        var kept = 0
        first.withPostings { kept = $0.count(where: isKept) }
        try self.init(count: kept + second.count, in: store) { room in
            first.withPostings { first in
                second.withPostings { PostingRun.merge(first, $0, into: room, keeping: isKept) }
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

    /// - Parameter isKept: whether a posting of the first is wanted.
    @inline(__always)
    private static func merge(
        _ first: UnsafeBufferPointer<UInt64>, _ second: UnsafeBufferPointer<UInt64>,
        into merged: UnsafeMutableBufferPointer<UInt64>, keeping isKept: (UInt64) -> Bool
    ) {
        var i = 0
        var j = 0
        for place in merged.indices {
            while i < first.count, !isKept(first[i]) { i += 1 }
            let takesFirst = j == second.count || (i < first.count && first[i] <= second[j])
            merged.initializeElement(at: place, to: takesFirst ? first[i] : second[j])
            if takesFirst { i += 1 } else { j += 1 }
        }
    }

    @inline(__always)
    private func withPostings(_ body: (UnsafeBufferPointer<UInt64>) -> Void) {
        block.withBytes { body(UnsafeBufferPointer(rebasing: $0.bindMemory(to: UInt64.self)[..<count])) }
    }

    /// Where the postings of each key start, if it has any. All keys are looked for at once, so that none
    /// waits while another's part of the block comes from memory; a few hundred bytes are read for each.
    private func starts(of keys: [UInt32], in postings: UnsafeBufferPointer<UInt64>) -> [Int] {
        var places = [Int](room: keys.count, repeating: 0)
        guard let last = postings.indices.last else { return places }
        fences.withUnsafeBufferPointer { fences in
            PostingRun.advance(&places, within: fences.count, past: keys) { fences[$0] }
        }
        // A key starts in the stretch after the last fence that is below it, or where the next one does.
        for index in places.indices { places[index] = max(0, places[index] - 1) * PostingRun.stride }
        PostingRun.advance(&places, within: PostingRun.stride, past: keys) {
            UInt32(truncatingIfNeeded: postings[min($0, last)] >> 32)
        }
        return places
    }

    /// Moves each place past those of so many ascending values from there that are below its key: bisection,
    /// one step for all places after the other. Which half goes on is as good as random: steps are added
    /// up, not branched on; for a step of a power of two the compiler leaves it at that.
    @inline(__always)
    private static func advance(
        _ places: inout [Int], within count: Int, past keys: [UInt32], _ value: (_ place: Int) -> UInt32
    ) {
        guard count > 0 else { return }
        places.withUnsafeMutableBufferPointer { places in
            keys.withUnsafeBufferPointer { keys in
                func isBelow(_ index: Int, _ distance: Int) -> Int {
                    UInt64(value(places[index] &+ distance &- 1)).below(UInt64(keys[index]))
                }
                var power = Int.bitWidth - 1 - count.leadingZeroBitCount
                // What is more than a power of two goes with the first step.
                let rest = count - 1 << power
                if rest > 0 {
                    for index in places.indices { places[index] &+= rest &* isBelow(index, 1 << power) }
                }
                while power > 0 {
                    power -= 1
                    for index in places.indices { places[index] &+= isBelow(index, 1 << power) &<< power }
                }
                for index in places.indices { places[index] &+= isBelow(index, 1) }
            }
        }
    }

    /// A reader of the run at some keys, while its block is held in place.
    struct Reader {
        fileprivate let postings: UnsafeBufferPointer<UInt64>
        /// Where the postings of each key start, if it has any.
        let starts: [Int]

        /// The slot of a posting; nil where it isn't one of the key.
        @inline(__always)
        func slot(at place: Int, of key: UInt32) -> UInt32? {
            guard place < postings.count, postings[place] >> 32 == UInt64(key) else { return nil }
            return UInt32(truncatingIfNeeded: postings[place])
        }
    }

    func withReader(of keys: [UInt32], _ body: (Reader) -> Void) {
        withPostings { body(Reader(postings: $0, starts: starts(of: keys, in: $0))) }
    }
}
