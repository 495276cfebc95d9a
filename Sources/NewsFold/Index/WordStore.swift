// WordStore: the distinct words of every text, so that most pairs are told apart without reading either.

internal import Packing
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
        /// While others are asked what they share with a text: a bit for each of its words as it would be held.
        var asked = [UInt64](repeating: 0, count: 1 << 16 / 64)
    }

    let state = Mutex(State())
    private let store: any BlockStore

    init(store: any BlockStore) { self.store = store }

    /// Bytes held in memory.
    var bytes: Int { state.withLock { $0.places.bytes + $0.latest.capacity * 2 + $0.blocks.count * 16 } }

    /// Words in the form in which they are held.
    private static func short(_ words: [UInt32]) -> [UInt16] {
        [UInt16](room: words.count) { short, filled in
            for place in 0..<words.count { short[place] = UInt16(words[place] >> 16) }
            filled = words.count
        }
    }

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
            state.latest += WordStore.short(words)
        }
    }

    private func block(of words: [UInt16]) throws -> any StoredBlock {
        try store.store(WordStore.blockWords * MemoryLayout<UInt16>.stride) { bytes in
            // A checkpoint takes the block whole.
            let room = bytes.initializeMemory(as: UInt16.self, repeating: 0)
            _ = room.update(fromContentsOf: words)
        }
    }

    /// Which of some texts share at least this part of the fewer words with a text of these; nil for those whose
    /// aren't held. Never false for one that does: words that 16 bits can't tell apart count as shared.
    func share(_ part: Double, _ words: [UInt32], with slots: [FoldIndex.Slot]) -> [Bool?] {
        state.withLock { state in
            state.asked.withUnsafeMutableBufferPointer { asked in
                for word in words { asked[Int(word >> 22)] |= 1 &<< UInt64(word >> 16) }
            }
            let shares = slots.map { state.share(part, of: words.count, with: $0) }
            state.asked.withUnsafeMutableBufferPointer { asked in
                for word in words { asked[Int(word >> 22)] = 0 }
            }
            return shares
        }
    }
}

extension WordStore.State {
    fileprivate func share(_ part: Double, of count: Int, with slot: FoldIndex.Slot) -> Bool? {
        guard Int(slot) < places.count, places[Int(slot)] > 0 else { return nil }
        let place = Int(places[Int(slot)]) - 1
        let (block, start) = place.quotientAndRemainder(dividingBy: WordStore.blockWords)
        func compare(_ all: UnsafeBufferPointer<UInt16>) -> Bool {
            let others = UnsafeBufferPointer(rebasing: all[(start + 1)...].prefix(Int(all[start])))
            let fewer = max(1, min(count, others.count))
            return hold(Int((part * Double(fewer)).rounded(.up)), of: others)
        }
        guard block < blocks.count else { return latest.withUnsafeBufferPointer(compare) }
        var shares = false
        blocks[block].withBytes { shares = compare($0.bindMemory(to: UInt16.self)) }
        return shares
    }

    /// Whether so many of these words are asked for. No branch on which are: that can't be foretold.
    private func hold(_ least: Int, of words: UnsafeBufferPointer<UInt16>) -> Bool {
        asked.withUnsafeBufferPointer { asked in
            var (held, next) = (0, 0)
            while held < least, held + words.count - next >= least {
                let end = min(next + 32, words.count)
                for place in next..<end {
                    let word = words[place]
                    held &+= Int(truncatingIfNeeded: asked[Int(word >> 6)] &>> UInt64(word & 63) & 1)
                }
                next = end
            }
            return held >= least
        }
    }
}
