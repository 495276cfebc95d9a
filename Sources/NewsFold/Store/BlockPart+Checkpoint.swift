// Blocks in a checkpoint: as they are, where eight bytes begin.

internal import Packing

extension Packer {
    mutating func put(_ block: any StoredBlock) {
        align(to: 8)
        block.withBytes { put(raw: $0) }
    }
}

extension Unpacker {
    /// A block of so many bytes, as a piece of `whole`, which is what is being read.
    mutating func block(of whole: any StoredBlock, count: Int) -> any StoredBlock {
        align(to: 8)
        return BlockPart(of: whole, range(count: count))
    }
}
