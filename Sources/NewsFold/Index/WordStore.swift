// WordStore: the distinct words of every text, so that most pairs are told apart without reading either.

internal import Synchronization

/// Words by slot, 16 bits of each one's hash: some 400 bytes a text where the machine keeps them, and
/// four bytes in memory. It only saves time: no decision depends on what it holds.
final class WordStore: Sendable {
    /// Words in one block.
    static let blockWords = 1 << 17

    struct State {
        /// One more than where a text's words start, counted over all blocks; 0 where they aren't held.
        var places = Column<UInt32>()
        var blocks: [any StoredBlock] = []
        /// What comes into the next block: of each text the number of its words, then these, ascending.
        var latest: [UInt16] = []
    }

    let state = Mutex(State())
    private let store: any BlockStore

    init(store: any BlockStore) { self.store = store }

    /// Bytes held in memory.
    var bytes: Int { state.withLock { $0.places.bytes + $0.latest.capacity * 2 + $0.blocks.count * 16 } }

    /// Words in the form in which they are held.
    static func short(_ words: [UInt32]) -> [UInt16] { words.map { UInt16($0 >> 16) } }

    /// Takes up the distinct words of a text, ascending. Texts of more words than a block has, and all
    /// once the store fails, are left out: they are read each time.
    func insert(_ words: [UInt32], of slot: FoldIndex.Slot) {
        guard words.count < min(WordStore.blockWords, Int(UInt16.max)) else { return }
        state.withLock { state in
            if state.latest.count + words.count >= WordStore.blockWords {
                guard let block = try? block(of: state.latest) else { return }
                state.blocks.append(block)
                state.latest.removeAll(keepingCapacity: true)
            }
            let place = state.blocks.count * WordStore.blockWords + state.latest.count
            guard let held = UInt32(exactly: place + 1) else { return }
            while state.places.count <= Int(slot) { state.places.append(0) }
            state.places[Int(slot)] = held
            state.latest.append(UInt16(words.count))
            state.latest += words.lazy.map { UInt16($0 >> 16) }
        }
    }

    private func block(of words: [UInt16]) throws -> any StoredBlock {
        try store.store(WordStore.blockWords * MemoryLayout<UInt16>.stride) { bytes in
            let room = bytes.bindMemory(to: UInt16.self)
            _ = room.update(fromContentsOf: words)
        }
    }

    /// Whether two texts share at least this part of the fewer words; nil where one's aren't held. Never
    /// false where they do: words that 16 bits can't tell apart count as shared.
    func share(_ part: Double, _ words: [UInt16], with slot: FoldIndex.Slot) -> Bool? {
        state.withLock { state in
            guard Int(slot) < state.places.count, state.places[Int(slot)] > 0 else { return nil }
            let place = Int(state.places[Int(slot)]) - 1
            let (block, start) = place.quotientAndRemainder(dividingBy: WordStore.blockWords)
            func compare(_ all: UnsafeBufferPointer<UInt16>) -> Bool {
                let others = UnsafeBufferPointer(rebasing: all[(start + 1)...].prefix(Int(all[start])))
                let fewer = max(1, min(words.count, others.count))
                return Double(WordStore.shared(words, others)) >= part * Double(fewer)
            }
            guard block < state.blocks.count else { return state.latest.withUnsafeBufferPointer(compare) }
            var shares = false
            state.blocks[block].withBytes { shares = compare($0.bindMemory(to: UInt16.self)) }
            return shares
        }
    }

    /// How many values two ascending lists share.
    private static func shared(_ words: [UInt16], _ others: UnsafeBufferPointer<UInt16>) -> Int {
        words.withUnsafeBufferPointer { words in
            var (shared, i, j) = (0, 0, 0)
            while i < words.count, j < others.count {
                let (one, other) = (words[i], others[j])
                // Without branches: which of the two is smaller can't be foretold.
                shared &+= one == other ? 1 : 0
                i &+= one <= other ? 1 : 0
                j &+= other <= one ? 1 : 0
            }
            return shared
        }
    }
}
