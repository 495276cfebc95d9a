// StoredBytes: how a serialized thing lies in its column: a tag, then the bytes plain or compressed.

internal import Foundation

/// Packs things for their column and unpacks them.
struct StoredBytes: Sendable {
    private static let plain: UInt8 = 0
    private static let compressed: UInt8 = 1
    /// Below this, compression saves less than it costs at each lookup.
    private static let worthCompressing = 2048

    private let zstd = Zstd()

    func pack(_ bytes: Data) -> Data {
        if bytes.count >= Self.worthCompressing, let frame = zstd.compress(bytes, after: Self.compressed) {
            return frame
        }
        var column = Data(capacity: bytes.count + 1)
        column.append(Self.plain)
        column.append(bytes)
        return column
    }

    /// Throws ``CatalogueError/Code/damaged`` where the column can't be read.
    func unpack(_ column: Data) throws(CatalogueError) -> Data {
        let unpacked: Data? =
            switch column.first {
            case Self.plain: column.dropFirst()
            case Self.compressed: zstd.decompress(column.dropFirst())
            default: nil
            }
        guard let unpacked else { throw CatalogueError(.damaged, "A stored row can't be unpacked.") }
        return unpacked
    }
}
