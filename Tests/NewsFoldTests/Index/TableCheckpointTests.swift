// Tables that keep blocks, in a checkpoint: to fill a block takes more texts than a test of engines folds.

internal import Packing
internal import Synchronization
internal import Testing

@testable internal import NewsFold

@Suite("Tables in checkpoints")
struct TableCheckpointTests {
    /// What is read from a block of what was written; nil where it is refused, or not read to its end.
    private static func reread<Table>(
        _ write: (inout Packer, inout [any StoredBlock]) -> Void,
        _ read: (inout Unpacker, inout CheckpointBlocks) -> Table
    ) throws -> Table? {
        var head = Packer()
        var blocks: [any StoredBlock] = []
        write(&head, &blocks)
        var rest = Packer()
        var tail = CheckpointTail(blocks, after: 0)
        while try tail.next(1 << 20, { rest.put(raw: $0) }) {}
        let whole = MemoryBlocks().store(rest.count) { $0.copyBytes(from: rest.bytes) }
        var stored = CheckpointBlocks(of: whole, in: 0..<rest.count - 8)
        return Unpacker.read(head.bytes) { unpacker in
            let table = read(&unpacker, &stored)
            return !unpacker.isBroken && unpacker.isAtEnd && stored.isAtEnd ? table : nil
        }
    }

    @Test("postings in runs are read where they were written")
    func runs() throws {
        var table = PostingTable(store: MemoryBlocks())
        for slot in 0..<140_000 { try table.insert(UInt32(slot % 3_000), at: [UInt32(slot % 1_009)]) }
        func read(slots: Int) throws -> PostingTable? {
            try Self.reread({ table.write(to: &$0, &$1) }) { unpacker, blocks in
                PostingTable(from: &unpacker, &blocks, slots: slots, store: MemoryBlocks())
            }
        }
        #expect(try read(slots: 2_999) == nil, "a slot that leads nowhere")
        let again = try #require(try read(slots: 3_000))
        #expect(again.count == table.count)
        func slots(of key: UInt32, in table: PostingTable) -> [UInt32] {
            var slots: [UInt32] = []
            table.forEach(at: key) { slot in
                slots.append(slot)
                return true
            }
            return slots
        }
        for key: UInt32 in [0, 7, 1_008] { #expect(slots(of: key, in: again) == slots(of: key, in: table)) }
    }

    @Test("words in blocks are read where they were written, and those that wait for one")
    func words() throws {
        let words = WordStore(store: MemoryBlocks())
        // 435 texts of 300 words and their number fill a block of 131,072: these are two, and a part
        // of a third.
        for slot in 0..<1_000 {
            words.insert(WordStoreTests.words(300, seed: UInt64(slot)), of: FoldIndex.Slot(slot))
        }
        let read: WordStore? = try Self.reread({ words.write(to: &$0, &$1) }) { unpacker, blocks in
            let store = WordStore(store: MemoryBlocks())
            store.read(from: &unpacker, &blocks)
            return store
        }
        let again = try #require(read)
        let blocks = again.state.withLock { $0.blocks.count }
        #expect(blocks == 2)
        // The first and the last text of a block, one that waits, and one that isn't there.
        let slots: [FoldIndex.Slot] = [0, 434, 435, 999, 1_000]
        for slot in slots {
            let asked = WordStoreTests.words(300, seed: UInt64(slot))
            let answer = again.share(0.99, asked, with: slots)
            #expect(answer == words.share(0.99, asked, with: slots))
            let expected: [Bool?] = slots.map { $0 == 1_000 ? nil : $0 == slot }
            #expect(answer == expected)
        }
    }

    @Test("terms in blocks are read where they were written, and those that wait for one")
    func terms() throws {
        var stories = StoryIndex(threshold: 0.33, days: 4, blocks: MemoryBlocks())
        // Two blocks of 1,024, and a part of the third.
        for number in 0..<2_600 { _ = try stories.terms.append(StoryTableTests.terms(number)) }
        func read(terms: Int) throws -> StoryIndex? {
            try Self.reread({ stories.write(to: &$0, &$1) }) { unpacker, blocks in
                var index = StoryIndex(threshold: 0.33, days: 4, blocks: MemoryBlocks())
                let limits = CheckpointLimits(documents: 0, records: 0, stories: 0, terms: terms)
                index.read(from: &unpacker, &blocks, limits)
                return index
            }
        }
        #expect(try read(terms: 2_601) == nil, "terms that records may lead to and that aren't there")
        let again = try #require(try read(terms: 2_600)).terms
        #expect(again.blocks.count == 2)
        for number: StoryTermTable.Number in [0, 40, 1_023, 1_024, 2_047, 2_048, 2_599] {
            #expect(again[number] == stories.terms[number])
            let other = StoryTableTests.terms(Int(number) + 41)
            #expect(again.likeness(number, to: other) == stories.terms.likeness(number, to: other))
        }
    }
}
