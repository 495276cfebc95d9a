// StoryTermTable: the terms of all records, in blocks that the machine keeps.

/// Terms by number. They are read when another text shares words with theirs, and never change: the
/// latest thousand are in memory, the rest where the index puts its postings.
struct StoryTermTable: Sendable {
    typealias Number = Int32

    /// Words of four bytes that one entry takes: how many terms there are, the length of the
    /// vector, the terms, and their weights, four to a word.
    static let stride = 2 + StoryTerms.limit + StoryTerms.limit / 4
    /// Entries of a block.
    static let blockCount = 1024

    var blocks: [any StoredBlock] = []
    var latest: [UInt32] = []
    private let store: any BlockStore

    init(store: any BlockStore) { self.store = store }

    /// Bytes held in memory.
    var bytes: Int { latest.capacity * 4 + blocks.count * 64 }

    /// - Throws: what the store throws; then nothing is changed.
    mutating func append(_ terms: StoryTerms) throws -> Number {
        if latest.count == StoryTermTable.blockCount * StoryTermTable.stride {
            let full = latest
            blocks.append(
                try store.store(full.count * 4) { room in
                    full.withUnsafeBytes { room.copyMemory(from: $0) }
                })
            latest.removeAll(keepingCapacity: true)
        }
        let number = blocks.count * StoryTermTable.blockCount + latest.count / StoryTermTable.stride
        latest.append(UInt32(terms.words.count))
        latest.append(terms.norm.bitPattern)
        latest += terms.words
        latest += repeatElement(0, count: StoryTerms.limit - terms.words.count)
        for first in Swift.stride(from: 0, to: StoryTerms.limit, by: 4) {
            var packed: UInt32 = 0
            for place in first..<first + 4 where place < terms.weights.count {
                packed |= UInt32(terms.weights[place]) << UInt32(place % 4 * 8)
            }
            latest.append(packed)
        }
        return Number(number)
    }

    subscript(number: Number) -> StoryTerms {
        var terms = StoryTerms(words: [], weights: [])
        withTerms(number) { terms = StoryTerms(words: Array($0.words), weights: Array($0.weights)) }
        return terms
    }

    /// How like two texts' terms are, 0 … 1.
    func likeness(_ number: Number, to terms: StoryTerms) -> Double {
        var likeness = 0.0
        withTerms(number) { other in terms.withView { likeness = $0.likeness(to: other) } }
        return likeness
    }

    private func withTerms(_ number: Number, _ body: (StoryTerms.View) -> Void) {
        let (block, entry) = Int(number).quotientAndRemainder(dividingBy: StoryTermTable.blockCount)
        if block < blocks.count {
            blocks[block].withBytes { body(StoryTermTable.view(of: entry, in: $0)) }
        } else {
            latest.withUnsafeBytes { body(StoryTermTable.view(of: entry, in: $0)) }
        }
    }

    private static func view(of entry: Int, in bytes: UnsafeRawBufferPointer) -> StoryTerms.View {
        let words = bytes.bindMemory(to: UInt32.self)[entry * stride..<(entry + 1) * stride]
        let own = UnsafeBufferPointer(rebasing: words)
        let count = Int(own[0])
        let weights = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: own[(2 + StoryTerms.limit)...]))
        return StoryTerms.View(
            words: UnsafeBufferPointer(rebasing: own[2..<2 + count]),
            weights: UnsafeBufferPointer(rebasing: weights.bindMemory(to: UInt8.self)[..<count]),
            norm: Float(bitPattern: own[1]))
    }
}
