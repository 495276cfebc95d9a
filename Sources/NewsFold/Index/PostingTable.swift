// PostingTable: which documents have which key.

/// Slots by key: the latest in memory, the rest in runs that the machine keeps, each at most an
/// eighth of the next. So there are log₈ n runs, and a posting is moved some eight times for each.
struct PostingTable: Sendable {
    /// Postings held in memory; about a thousand texts.
    private static let buffered = 1 << 16
    private static let growth = 8

    var buffer = PostingBuffer()
    /// The largest first.
    var runs: [PostingRun] = []
    /// About how many postings are of documents that left since the index was made: where there are none,
    /// nobody looks for them.
    private var gone = 0
    private let store: any BlockStore

    init(store: any BlockStore) { self.store = store }

    /// Bytes held in memory.
    var bytes: Int { buffer.bytes + runs.reduce(0) { $0 + $1.bytes } }
    /// Postings held, those of documents that left included.
    var count: Int { buffer.count + runs.reduce(0) { $0 + $1.count } }

    /// Takes a document in at each of some keys.
    ///
    /// - Parameter isLive: whether a document didn't leave. Postings of those that did go with the next run
    ///   that they would be written to.
    /// - Throws: what the store throws; those before it are held then all the same.
    mutating func insert(
        _ slot: UInt32, at keys: [UInt32], isLive: (_ slot: UInt32) -> Bool = { _ in true }
    ) throws {
        var keys = keys[...]
        while !keys.isEmpty {
            let room = max(1, PostingTable.buffered - buffer.count)
            buffer.insert(slot, at: keys.prefix(room))
            keys = keys.dropFirst(room)
            if buffer.count >= PostingTable.buffered { try flush(isLive) }
        }
    }

    /// A document left that had so many keys.
    mutating func remove(keys: Int) { gone += keys }

    /// Makes a run of the buffer, merged with those that aren't much larger. Where the store fails,
    /// nothing is changed.
    private mutating func flush(_ isLive: (_ slot: UInt32) -> Bool) throws {
        var kept = runs
        var postings = buffer.sorted
        if gone > 0 { postings.removeAll { !isLive(UInt32(truncatingIfNeeded: $0)) } }
        var before = buffer.count
        var run = try PostingRun(postings, in: store)
        while let last = kept.last, last.count < run.count * PostingTable.growth {
            before += last.count
            run =
                try gone > 0
                ? PostingRun(merging: last, run, in: store, keeping: isLive)
                : PostingRun(merging: last, run, in: store)
            kept.removeLast()
        }
        gone = max(0, gone - (before - run.count))
        runs = kept + [run]
        buffer.removeAll()
    }

    /// Finds the postings of some keys.
    func withReader(of keys: [UInt32], _ body: (PostingReader) -> Void) {
        withReaders(of: keys, in: runs[...], [], body)
    }

    private func withReaders(
        of keys: [UInt32], in runs: ArraySlice<PostingRun>, _ readers: [PostingRun.Reader],
        _ body: (PostingReader) -> Void
    ) {
        guard let run = runs.first else {
            return body(PostingReader(keys, buffer.slots, readers))
        }
        run.withReader(of: keys) { withReaders(of: keys, in: runs.dropFirst(), readers + [$0], body) }
    }
}
