// ScratchBlocks: the part of the fold index that isn't kept in memory, while the process lives.

package import NewsFold
internal import Synchronization

/// Blocks of the fold index in temporary files of their own, mapped into memory: the system keeps
/// of them what it has room for. The first two megabytes of them stay in the process's own memory: an index
/// of some thousand texts makes no file.
package final class ScratchBlocks: BlockStore {
    /// Bytes of blocks that stay in memory at most.
    private static let kept = 2 << 20

    private let room = Mutex(ScratchBlocks.kept)

    package init() {}

    package func store(_ count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) throws -> any StoredBlock
    {
        let fits = room.withLock { room in
            guard count <= room else { return false }
            room -= count
            return true
        }
        return fits ? KeptBlock(count, of: self, fill) : try MappedBlock(count, fill)
    }

    private func giveBack(_ count: Int) { room.withLock { $0 += count } }

    /// A block in memory, which makes room for another when it goes.
    private final class KeptBlock: StoredBlock {
        private let count: Int
        private let store: ScratchBlocks
        private let block: any StoredBlock

        init(_ count: Int, of store: ScratchBlocks, _ fill: (UnsafeMutableRawBufferPointer) -> Void) {
            self.count = count
            self.store = store
            block = MemoryBlocks().store(count, fill: fill)
        }

        deinit { store.giveBack(count) }

        func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) { block.withBytes(body) }
    }
}
