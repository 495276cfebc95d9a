// ScratchBlocks: the part of the fold index that isn't kept in memory, while the process lives.

package import NewsFold

/// Blocks of the fold index in temporary files of their own, mapped into memory: the system keeps
/// of them what it has room for.
package struct ScratchBlocks: BlockStore {
    package init() {}

    package func store(_ count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) throws -> any StoredBlock
    {
        try MappedBlock(count, fill)
    }
}
