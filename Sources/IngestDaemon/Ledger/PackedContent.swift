// PackedContent: an article's original bytes as they are stored: compressed, with a checksum.

internal import Compression
internal import Foundation
internal import WirefoldProtocol

/// Made beside the pipeline's other preparation, off the writer.
struct PackedContent: Sendable {
    let column: Data
    /// FNV-1a 64 of the column.
    let checksum: UInt64

    init(_ content: [UInt8], with bytes: StoredBytes) {
        column = bytes.pack(content)
        checksum = StoredForm.digest(of: [UInt8](column))
    }
}
