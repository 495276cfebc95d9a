// Digest: the hash behind every id.

internal import Crypto

extension PackedID {
    /// The first 80 bits of the SHA-256 (FIPS 180-4) of some parts, each preceded by its length in bytes:
    /// 10⁹ ids collide with a chance below 10⁻⁶.
    init(hashing parts: [String]) {
        var hash = SHA256()
        for part in parts {
            withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { hash.update(bufferPointer: $0) }
            var part = part
            part.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        }
        self = hash.finalize().withUnsafeBytes { bytes in
            PackedID(
                high: UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                low: UInt16(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
        }
    }
}
