// StoredBytes: how bytes lie in a column of a database: a tag, then the bytes plain or as a zstd frame.

package import Foundation

/// Packs bytes for their column and unpacks them.
package struct StoredBytes: Sendable {
    private static let plain: UInt8 = 0
    private static let compressed: UInt8 = 1

    private let worthCompressing: Int
    private let largest: Int
    private let zstd = Zstd()

    /// - Parameters:
    ///   - worthCompressing: bytes from which compression saves more than it costs.
    ///   - largest: the most bytes that a frame may hold: a damaged one can't ask for more.
    package init(worthCompressing: Int, largest: Int) {
        self.worthCompressing = worthCompressing
        self.largest = largest
    }

    /// The column's value for some bytes.
    package func pack(_ bytes: some ContiguousBytes) -> Data {
        bytes.withUnsafeBytes { bytes in
            if bytes.count >= worthCompressing, let frame = zstd.compress(bytes, after: Self.compressed) {
                return Data(frame)
            }
            var column = Data(capacity: bytes.count + 1)
            column.append(Self.plain)
            column.append(contentsOf: bytes)
            return column
        }
    }

    /// The bytes of a column's value; nil where it is damaged.
    package func unpack(_ column: Data) -> [UInt8]? {
        column.withUnsafeBytes { column in
            guard let tag = column.first else { return nil }
            let bytes = UnsafeRawBufferPointer(rebasing: column.dropFirst())
            switch tag {
            case Self.plain: return [UInt8](bytes)
            case Self.compressed: return zstd.decompress(bytes, largest: largest)
            default: return nil
            }
        }
    }
}
