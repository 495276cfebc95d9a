// PostingReader: postings of one key after another, without asking anew where they are kept.

/// Reads a `PostingTable` while nothing is changed in it.
struct PostingReader {
    private let nodes: UnsafeBufferPointer<PostingBuffer.Node>
    private let runs: [PostingRun.Reader]

    init(_ nodes: UnsafeBufferPointer<PostingBuffer.Node>, _ runs: [PostingRun.Reader]) {
        self.nodes = nodes
        self.runs = runs
    }

    /// Hands slots of a key to `body`, in no particular order, as long as it says true.
    ///
    /// - Parameter start: what `PostingTable.starts` said of the key.
    @inline(__always)
    func forEach(at key: UInt32, from start: Int32, _ body: (UInt32) -> Bool) {
        var node = start
        while node >= 0 {
            let posting = nodes[Int(node)]
            if posting.key == key, !body(posting.slot) { return }
            node = posting.next
        }
        for run in runs {
            var place = run.start(of: key)
            while let slot = run.slot(at: place, of: key) {
                guard body(slot) else { return }
                place += 1
            }
        }
    }
}
