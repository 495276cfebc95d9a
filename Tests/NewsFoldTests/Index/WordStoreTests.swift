internal import Testing

@testable internal import NewsFold

@Suite("Words on disk")
struct WordStoreTests {
    /// Distinct words, ascending, as different from others' as hashes are.
    static func words(_ count: Int, seed: UInt64) -> [UInt32] {
        var generator = SplitMix(state: seed)
        return Set((0..<count).map { _ in UInt32.random(in: 0...UInt32.max, using: &generator) }).sorted()
    }

    @Test("what two texts share is told from blocks as from memory, and of texts that are held alone")
    func shares() {
        let words = WordStore(store: MemoryBlocks())
        // Three blocks and a half.
        for slot in 0..<1500 where slot != 7 {
            words.insert(Self.words(300, seed: UInt64(slot)), of: FoldIndex.Slot(slot))
        }
        #expect(words.bytes < 400_000)
        for slot in [0, 1, 700, 1499] {
            let own = Self.words(300, seed: UInt64(slot))
            let half = Array(own.prefix(150)) + Self.words(150, seed: 5000)
            let found = [FoldIndex.Slot(slot)]
            #expect(words.share(0.99, own, with: found) == [true])
            #expect(words.share(0.5, half.sorted(), with: found) == [true])
            #expect(words.share(0.6, half.sorted(), with: found) == [false])
            #expect(words.share(0.1, Self.words(300, seed: 6000), with: found) == [false])
        }
        #expect(
            words.share(0.99, Self.words(300, seed: 1), with: [0, 1, 2, 7, 1, 1500]) == [
                false, true, false, nil, true, nil,
            ])
        #expect(words.share(0.1, [1 << 16], with: [7, 1500, 9000]) == [nil, nil, nil])
    }
}
