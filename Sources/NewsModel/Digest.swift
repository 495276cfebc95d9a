// Digest: the hash behind every id.

internal import Crypto

extension PackedID {
    /// Shorter parts than this are hashed together: a call for each costs more than their bytes.
    private static let gatheredBytes = 1 << 12

    /// The first 80 bits of the SHA-256 (FIPS 180-4) of some parts, each preceded by its length in bytes:
    /// 10⁹ ids collide with a chance below 10⁻⁶.
    package init(hashing parts: [String]) {
        var hash = SHA256()
        var gathered: [UInt8] = []
        gathered.reserveCapacity(min(Self.gatheredBytes, parts.reduce(0) { $0 + $1.utf8.count + 8 }))
        for part in parts {
            withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { gathered.append(contentsOf: $0) }
            var part = part
            part.withUTF8 { utf8 in
                if gathered.count + utf8.count > Self.gatheredBytes {
                    hash.update(data: gathered)
                    gathered.removeAll(keepingCapacity: true)
                }
                if utf8.count > Self.gatheredBytes {
                    hash.update(bufferPointer: UnsafeRawBufferPointer(utf8))
                } else {
                    gathered.append(contentsOf: utf8)
                }
            }
        }
        hash.update(data: gathered)
        self = hash.finalize().withUnsafeBytes { bytes in
            PackedID(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
        }
    }
}
