// Digest: the hash behind every id. SHA-256 (FIPS 180-4), cut to 80 bits, in the lower-case
// alphabet of RFC 4648 base32 without padding.

internal import Crypto

enum Digest {
    /// Characters of base32 in an id: 16 × 5 bits = 80 bits, enough that 10⁹ ids collide with
    /// a chance below 10⁻⁶.
    static let length = 16

    static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x32...0x37: true
        default: false
        }
    }

    /// The character of five bits.
    static func character(_ value: UInt8) -> UInt8 { value < 26 ? value + 0x61 : value - 26 + 0x32 }

    /// The five bits of a character; 0 for one that is none of the alphabet.
    static func value(of character: UInt8) -> UInt8 {
        switch character {
        case 0x61...0x7A: character - 0x61
        case 0x32...0x37: character - 0x32 + 26
        default: 0
        }
    }

    /// The digest of the parts, each preceded by its length in bytes.
    static func packed(of parts: [String]) -> PackedID {
        var hash = SHA256()
        // Short parts are hashed together: a call for each costs more than their bytes.
        var gathered: [UInt8] = []
        gathered.reserveCapacity(256)
        for part in parts {
            withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { gathered.append(contentsOf: $0) }
            var part = part
            part.withUTF8 { utf8 in
                if gathered.count + utf8.count > gatheredBytes {
                    gathered.withUnsafeBytes { hash.update(bufferPointer: $0) }
                    gathered.removeAll(keepingCapacity: true)
                }
                if utf8.count > gatheredBytes {
                    hash.update(bufferPointer: UnsafeRawBufferPointer(utf8))
                } else {
                    gathered.append(contentsOf: utf8)
                }
            }
        }
        gathered.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.finalize().withUnsafeBytes { digest in
            PackedID(
                high: UInt64(bigEndian: digest.loadUnaligned(as: UInt64.self)),
                low: UInt16(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt16.self)))
        }
    }

    private static let gatheredBytes = 1 << 12
}
