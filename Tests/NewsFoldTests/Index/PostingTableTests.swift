internal import Testing

@testable internal import NewsFold

@Suite("Postings")
struct PostingTableTests {
    @Test("every posting is found, whether it is in memory or in a block")
    func complete() throws {
        var table = PostingTable(store: MemoryBlocks())
        var expected: [UInt32: [UInt32]] = [:]
        for slot in 0..<UInt32(5000) {
            // Some keys that many slots share, small ones as sketches have them, and the extremes.
            for key in [slot % 7, slot &* 2_654_435_761, slot % 1000 * 97, 0, .max] {
                try table.insert(slot, at: [key])
                expected[key, default: []].append(slot)
            }
        }
        for _ in 0..<100_000 { try table.insert(5000, at: [12_345]) }
        for (key, slots) in expected where key != 12_345 {
            var found: [UInt32] = []
            table.forEach(at: key) {
                found.append($0)
                return true
            }
            #expect(found.sorted() == slots)
        }
        table.forEach(at: 3_999_999_998) { _ in
            Issue.record("a key that nothing has finds nothing")
            return true
        }
    }

    @Test("what left is gone once its postings would be written again: many versions cost as few do")
    func versions() throws {
        var table = PostingTable(store: MemoryBlocks())
        let keys = (0..<UInt32(1000)).map { $0 << 20 }
        let other = (0..<UInt32(1000)).map { $0 << 20 | 1 }
        try table.insert(0, at: other)
        for slot in 1..<UInt32(1000) {
            if slot > 1 { table.remove(keys: keys.count) }
            try table.insert(slot, at: keys) { $0 == 0 || $0 == slot }
        }
        // A million were put in; a run and the buffer hold what was put in last.
        #expect(table.count < 3 << 16)
        for key in other {
            var found: [UInt32] = []
            table.forEach(at: key) {
                found.append($0)
                return true
            }
            #expect(found == [0])
        }
    }

    @Test("many keys at once find what each finds alone")
    func together() throws {
        var random = SystemRandomNumberGenerator()
        var table = PostingTable(store: MemoryBlocks())
        for slot in 0..<UInt32(10_000) {
            // Some sixty keys each, as texts have; two runs and a buffer.
            try table.insert(slot, at: (0..<60).map { _ in .random(in: 0..<50_000, using: &random) << 16 })
        }
        let known = (0..<400).map { _ in UInt32.random(in: 0..<50_000, using: &random) << 16 }
        let keys = (known + known.prefix(50) + [0, 1, .max, 7 << 16 | 1]).shuffled(using: &random)
        var found = [[UInt32]](repeating: [], count: keys.count)
        table.withReader(of: keys) { reader in
            for index in keys.indices {
                reader.forEach(at: index) {
                    found[index].append($0)
                    return true
                }
            }
        }
        for (key, slots) in zip(keys, found) {
            var alone: [UInt32] = []
            table.forEach(at: key) {
                alone.append($0)
                return true
            }
            #expect(slots == alone)
        }
        table.withReader(of: []) { _ in }
    }

    @Test("reading stops where it is told to")
    func stops() throws {
        var table = PostingTable(store: MemoryBlocks())
        for slot in 0..<UInt32(150_000) { try table.insert(slot, at: [1]) }
        var read = 0
        table.forEach(at: 1) { _ in
            read += 1
            return read < 10
        }
        #expect(read == 10)
    }

    @Test("a posting costs less than a byte of memory, beside the buffer")
    func memory() throws {
        var table = PostingTable(store: MemoryBlocks())
        for slot in 0..<UInt32(600_000) { try table.insert(slot, at: [slot &* 2_654_435_761]) }
        #expect(table.count == 600_000)
        #expect(table.bytes < 600_000 + 3 << 20)
    }

    @Test("what was taken in before the store failed is held")
    func fullDisk() throws {
        var table = PostingTable(store: FailingBlocks())
        var slot: UInt32 = 0
        #expect(throws: FailingBlocks.Full.self) {
            while slot < 30_000 {
                try table.insert(slot, at: [1, 2, 3])
                slot += 1
            }
        }
        // 65,536 postings make a run: three each of so many texts, and the first of the next one. The
        // other two of that one are lost, but so is the engine: it is given up then.
        #expect(slot == 21_845)
        #expect(table.count == 65_536)
        for key: UInt32 in [1, 2, 3] {
            var found: [UInt32] = []
            table.forEach(at: key) {
                found.append($0)
                return true
            }
            #expect(found == Array(0..<(key == 1 ? slot + 1 : slot)))
        }
    }

    @Test("where the store fails again and again, a posting that comes alone is held all the same")
    func fullDiskAgain() throws {
        let store = FailingBlocks()
        var table = PostingTable(store: store)
        var failures = 0
        for slot in 0..<UInt32(65_550) {
            do { try table.insert(slot, at: [slot % 10]) } catch { failures += 1 }
        }
        #expect(failures > 0)
        #expect(table.count == 65_550)
    }

    private struct FailingBlocks: BlockStore {
        struct Full: Error {}
        func store(_ count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) throws -> any StoredBlock {
            throw Full()
        }
    }
}

extension PostingTable {
    func forEach(at key: UInt32, _ body: (UInt32) -> Bool) {
        withReader(of: [key]) { $0.forEach(at: 0, body) }
    }
}
