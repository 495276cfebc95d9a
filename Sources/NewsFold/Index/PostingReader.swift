// PostingReader: the postings of one text's keys, found in one go.

/// Reads a `PostingTable` at some keys while nothing is changed in it.
struct PostingReader {
    private let keys: [UInt32]
    private let nodes: UnsafeBufferPointer<PostingBuffer.Node>
    private let heads: [Int32]
    private let runs: [PostingRun.Reader]

    /// - Parameter heads: where the chain of each key starts in `nodes`.
    init(
        _ keys: [UInt32], _ nodes: UnsafeBufferPointer<PostingBuffer.Node>, heads: [Int32],
        _ runs: [PostingRun.Reader]
    ) {
        self.keys = keys
        self.nodes = nodes
        self.heads = heads
        self.runs = runs
    }

    /// Hands slots of the key at an index to `body`, in no particular order, as long as it says true.
    @inline(__always)
    func forEach(at index: Int, _ body: (UInt32) -> Bool) {
        let key = keys[index]
        var node = heads[index]
        while node >= 0 {
            let posting = nodes[Int(node)]
            if posting.key == key, !body(posting.slot) { return }
            node = posting.next
        }
        // By index: a copy of each run would cost a reference count.
        for run in runs.indices {
            var place = runs[run].starts[index]
            while let slot = runs[run].slot(at: place, of: key) {
                guard body(slot) else { return }
                place += 1
            }
        }
    }
}
