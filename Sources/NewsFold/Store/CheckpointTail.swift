// CheckpointTail: the blocks of a checkpoint, which come after all else: they don't change, so that they can
// be copied while the engine goes on.

internal import Packing

/// What of a checkpoint isn't written yet: blocks, then how many bytes the head had before them.
package struct CheckpointTail: Sendable {
    /// Where the first block and each next one begin: at a multiple of so many bytes, as a checksum of pieces
    /// asks for (`Checksum.update`).
    static let alignment = 32

    private let head: Int
    /// Bytes of all blocks.
    package let bytes: Int
    private var blocks: ArraySlice<any StoredBlock>
    /// Bytes of the first of the blocks that are written.
    private var done = 0
    private var isEnded = false

    /// - Parameter head: bytes before the first block.
    init(_ blocks: [any StoredBlock], after head: Int) {
        self.blocks = blocks[...]
        self.head = head
        var bytes = 0
        for block in blocks { block.withBytes { bytes += $0.count } }
        self.bytes = bytes
    }

    /// Hands over what comes next, a multiple of 32 bytes but for the last time.
    ///
    /// - Parameter most: bytes at most, a multiple of 32.
    /// - Returns: false once there is nothing left.
    package mutating func next(
        _ most: Int, _ body: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> Bool {
        guard let block = blocks.first else {
            guard !isEnded else { return false }
            isEnded = true
            try withUnsafeBytes(of: UInt64(head).littleEndian, body)
            return true
        }
        var result = Result<Void, any Error>.success(())
        block.withBytes { bytes in
            let rest = UnsafeRawBufferPointer(rebasing: bytes[done...])
            let piece = min(most, rest.count - rest.count % CheckpointTail.alignment)
            if piece > 0 {
                result = Result { try body(UnsafeRawBufferPointer(rebasing: rest[..<piece])) }
                done += piece
            } else {
                let padded =
                    Array(rest) + [UInt8](repeating: 0, count: CheckpointTail.padding(after: rest.count))
                result = Result { try padded.withUnsafeBytes(body) }
                done = bytes.count
            }
            guard done == bytes.count else { return }
            blocks = blocks.dropFirst()
            done = 0
        }
        try result.get()
        return true
    }

    /// Bytes up to where the next block begins.
    static func padding(after count: Int) -> Int { (alignment - count % alignment) % alignment }
}

/// Reads the blocks of a checkpoint, in the order in which its head mentions them.
struct CheckpointBlocks {
    private let whole: any StoredBlock
    private var place: Int
    private let end: Int

    /// - Parameters:
    ///   - whole: the checkpoint.
    ///   - range: where its blocks are.
    init(of whole: any StoredBlock, in range: Range<Int>) {
        self.whole = whole
        place = range.lowerBound
        end = range.upperBound
    }

    /// Where the head of a checkpoint ends; nil where that can't be.
    static func head(of bytes: UnsafeRawBufferPointer) -> Int? {
        let place = bytes.count - MemoryLayout<UInt64>.size
        guard place >= 0 else { return nil }
        let count = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        guard count <= place, count % UInt64(CheckpointTail.alignment) == 0 else { return nil }
        return Int(count)
    }

    /// Whether all were read.
    var isAtEnd: Bool { place == end }

    /// The next block; nil where there aren't so many bytes.
    mutating func next(count: Int) -> (any StoredBlock)? {
        guard count >= 0, count <= end - place else { return nil }
        let padding = CheckpointTail.padding(after: count)
        guard padding <= end - place - count else { return nil }
        defer { place += count + padding }
        return BlockPart(of: whole, place..<place + count)
    }
}

extension Unpacker {
    /// Blocks of one size, of which the head tells the number.
    mutating func blocks(ofBytes count: Int, _ stored: inout CheckpointBlocks) -> [any StoredBlock] {
        var blocks: [any StoredBlock] = []
        for _ in 0..<integer(UInt32.self) where !isBroken {
            if let block = stored.next(count: count) { blocks.append(block) } else { fail() }
        }
        return blocks
    }
}
