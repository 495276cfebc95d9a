// How a serialized thing lies in the catalogue's columns.

internal import Compression
internal import Foundation

extension StoredBytes {
    /// Below 2 KiB, compression saves less than it costs at each lookup.
    init() { self.init(worthCompressing: 2048, largest: 256 << 20) }

    /// Throws ``CatalogueError/Code/damaged`` where the column can't be read.
    func unpacked(_ column: Data) throws(CatalogueError) -> [UInt8] {
        guard let bytes = unpack(column) else {
            throw CatalogueError(.damaged, "A stored row can't be unpacked.")
        }
        return bytes
    }
}
