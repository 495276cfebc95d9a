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
    private let store: any BlockStore

    init(store: any BlockStore) { self.store = store }

    /// Bytes held in memory.
    var bytes: Int { buffer.bytes + runs.reduce(0) { $0 + $1.bytes } }
    /// Postings held, those of documents that left included.
    var count: Int { buffer.count + runs.reduce(0) { $0 + $1.count } }

    /// - Throws: what the store throws; the posting is held then all the same.
    mutating func insert(_ slot: UInt32, at key: UInt32) throws {
        buffer.insert(slot, at: key)
        if buffer.count >= PostingTable.buffered { try flush() }
    }

    /// Makes a run of the buffer, merged with those that aren't much larger. Where the store fails,
    /// nothing is changed.
    private mutating func flush() throws {
        var kept = runs
        var run = try PostingRun(buffer.sorted, in: store)
        while let last = kept.last, last.count < run.count * PostingTable.growth {
            run = try PostingRun(merging: last, run, in: store)
            kept.removeLast()
        }
        runs = kept + [run]
        buffer.removeAll()
    }

    /// Where to look for the latest postings of some keys.
    func starts(of keys: [UInt32]) -> [Int32] { buffer.starts(of: keys) }

    /// Hands slots of a key to `body`, in no particular order, as long as it says true.
    ///
    /// - Parameter start: what `starts` said of the key.
    @inline(__always)
    func forEach(at key: UInt32, from start: Int32, _ body: (UInt32) -> Bool) {
        var goesOn = true
        buffer.forEach(at: key, from: start) { if goesOn { goesOn = body($0) } }
        for run in runs where goesOn {
            run.forEach(at: key) { slot in
                goesOn = body(slot)
                return goesOn
            }
        }
    }
}
