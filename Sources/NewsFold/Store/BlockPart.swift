// BlockPart: a piece of a larger block, so that what was written together is read without copying it.

/// Keeps the whole for as long as one of its pieces is used.
final class BlockPart: StoredBlock {
    private let whole: any StoredBlock
    private let range: Range<Int>

    /// - Parameter range: of the whole; it starts at a multiple of eight.
    init(of whole: any StoredBlock, _ range: Range<Int>) {
        self.whole = whole
        self.range = range
    }

    func withBytes(_ body: (UnsafeRawBufferPointer) -> Void) {
        whole.withBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
    }
}
