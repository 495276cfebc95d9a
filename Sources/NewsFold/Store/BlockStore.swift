// BlockStore: where the index puts what it doesn't keep in memory.

/// Keeps blocks of bytes that are written once and read at random. The domain opens no files: the
/// machine gives a store that maps them.
package protocol BlockStore: Sendable {
    /// A block of so many bytes, which `fill` writes.
    ///
    /// - Throws: what keeps the machine from storing it, such as a full disk, before `fill` is called.
    func store(_ count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) throws -> any StoredBlock
}

/// One block; it goes with its last reference.
package protocol StoredBlock: AnyObject, Sendable {
    /// Bytes aligned to eight, as they were stored.
    func withBytes(_ body: (UnsafeRawBufferPointer) -> Void)
}

/// Keeps blocks in memory: for tests and small runs.
package struct MemoryBlocks: BlockStore {
    package init() {}

    package func store(_ count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) -> any StoredBlock {
        Block(count, fill)
    }

    private final class Block: StoredBlock {
        private let words: [UInt64]
        private let count: Int

        init(_ count: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Void) {
            self.count = count
            words = [UInt64](unsafeUninitializedCapacity: (count + 7) / 8) { buffer, words in
                fill(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]))
                words = (count + 7) / 8
            }
        }

        func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
            words.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }
}
