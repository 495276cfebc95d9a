// PostingReader: the postings of one text's keys, found in one go.

/// Reads a `PostingTable` at some keys while nothing is changed in it.
struct PostingReader {
    private let keys: [UInt32]
    private let latest: NumberLists
    /// What `latest` has of each key.
    private let found: [Int32]
    private let runs: [PostingRun.Reader]

    init(_ keys: [UInt32], _ latest: NumberLists, _ runs: [PostingRun.Reader]) {
        self.keys = keys
        self.latest = latest
        self.runs = runs
        found = latest.find(keys)
    }

    /// Hands slots of the key at an index to `body`, in no particular order, as long as it says true.
    @inline(__always)
    func forEach(at index: Int, _ body: (UInt32) -> Bool) {
        let key = keys[index]
        var goesOn = true
        latest.forEach(of: found[index]) { slot in
            goesOn = body(UInt32(bitPattern: slot))
            return goesOn
        }
        guard goesOn else { return }
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
