// How payloads and articles lie in the ledger's columns.

internal import Compression

extension StoredBytes {
    /// The most bytes of a thing: no frame of the feed is larger.
    static let largest = 64 << 20

    /// Everything is kept and little is read again: from 1 KiB up, zstd saves more than it costs.
    init() { self.init(worthCompressing: 1024, largest: StoredBytes.largest) }
}
