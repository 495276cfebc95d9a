// Blocks of the fold index: a few in memory, the rest in files.

internal import NewsFold
internal import Testing

@testable internal import ScratchStorage

@Suite("Blocks of the index")
struct ScratchBlocksTests {
    private static let size = 3 << 18

    private static func store(_ byte: UInt8, in blocks: ScratchBlocks) throws -> any StoredBlock {
        try blocks.store(size) { $0.initializeMemory(as: UInt8.self, repeating: byte) }
    }

    private static func holds(_ block: any StoredBlock, _ byte: UInt8) -> Bool {
        var holds = false
        block.withBytes { holds = $0.count == size && $0.allSatisfy { $0 == byte } }
        return holds
    }

    @Test("past the first two megabytes they are in files, and hold what was written all the same")
    func files() throws {
        let blocks = ScratchBlocks()
        let stored = try (1...4).map { try Self.store($0, in: blocks) }
        #expect(stored.map { $0 is MappedBlock } == [false, false, true, true])
        for (block, byte) in zip(stored, 1...4) { #expect(Self.holds(block, UInt8(byte))) }
    }

    @Test("one that goes makes room in memory for another")
    func room() throws {
        let blocks = ScratchBlocks()
        var stored = try (1...2).map { try Self.store($0, in: blocks) }
        stored.removeFirst()
        stored.append(try Self.store(3, in: blocks))
        #expect(!stored.contains { $0 is MappedBlock })
    }
}
