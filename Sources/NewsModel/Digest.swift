// Digest: the hash behind every id. SHA-256 (FIPS 180-4), cut to 80 bits, in the lower-case
// alphabet of RFC 4648 base32 without padding.

internal import Crypto

enum Digest {
    /// Characters of base32 in an id: 16 × 5 bits = 80 bits, enough that 10⁹ ids collide with
    /// a chance below 10⁻⁶.
    static let length = 16
    private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

    static func isDigit(_ byte: UInt8) -> Bool { alphabet.contains(byte) }

    /// The character of five bits.
    static func character(_ value: UInt8) -> UInt8 { value < 26 ? value + 0x61 : value - 26 + 0x32 }

    /// The five bits of a character; 0 for one that is none of the alphabet.
    static func value(of character: UInt8) -> UInt8 {
        // Nothing to branch on: which characters an id has can't be foretold.
        let (letter, digit) = (character &- 0x61, character &- 0x32)
        return letter < 26 ? letter : digit < 6 ? digit &+ 26 : 0
    }

    /// The digest of the parts, each preceded by its length in bytes.
    static func base32(of parts: [String]) -> String {
        var hash = SHA256()
        for part in parts {
            withUnsafeBytes(of: UInt64(part.utf8.count).littleEndian) { hash.update(bufferPointer: $0) }
            var part = part
            part.withUTF8 { hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }
        }
        var characters: [UInt8] = []
        characters.reserveCapacity(length)
        var bits: UInt64 = 0
        var count = 0
        for byte in hash.finalize() {
            bits = bits << 8 | UInt64(byte)
            count += 8
            while count >= 5, characters.count < length {
                count -= 5
                characters.append(alphabet[Int(truncatingIfNeeded: bits >> UInt64(count)) & 31])
            }
            if characters.count == length { break }
        }
        return String(decoding: characters, as: UTF8.self)
    }
}
