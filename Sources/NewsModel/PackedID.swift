// PackedID: an id in ten bytes, for tables that hold millions.

/// The 80 bits that an id's characters stand for, without its prefix.
package struct PackedID: Hashable, Sendable {
    /// The first 64 bits: evenly spread, so they serve as a hash.
    package let high: UInt64
    package let low: UInt16

    package init(high: UInt64, low: UInt16) {
        self.high = high
        self.low = low
    }

    /// The digest that an id of these parts would have.
    package init(hashing parts: [String]) { self = Digest.packed(of: parts) }

    /// Reads the digits of an id that starts with a prefix of so many bytes.
    fileprivate init(digits text: String, from start: Int) {
        var text = text
        self = text.withUTF8 { utf8 in
            var halves: (UInt64, UInt64) = (0, 0)
            let middle = start + Digest.length / 2
            for place in start..<min(utf8.count, middle) {
                halves.0 = halves.0 << 5 | UInt64(Digest.value(of: utf8[place]))
            }
            for place in middle..<max(middle, min(utf8.count, start + Digest.length)) {
                halves.1 = halves.1 << 5 | UInt64(Digest.value(of: utf8[place]))
            }
            return PackedID(
                high: halves.0 << 24 | halves.1 >> 16, low: UInt16(truncatingIfNeeded: halves.1))
        }
    }
}

extension Identifier {
    /// The id's digest. An id that isn't well formed is packed as if its odd characters were `a`.
    package var packed: PackedID {
        PackedID(digits: rawValue, from: Self.prefix.utf8.count)
    }

    package init(_ packed: PackedID) {
        let halves = (packed.high >> 24, (packed.high & 0xFF_FFFF) << 16 | UInt64(packed.low))
        var prefix = Self.prefix
        self.init(
            unchecked: prefix.withUTF8 { prefix in
                String(unsafeUninitializedCapacity: prefix.count + Digest.length) { buffer in
                    let end = buffer.initialize(fromContentsOf: prefix)
                    for place in 0..<Digest.length {
                        let half = place < Digest.length / 2 ? halves.0 : halves.1
                        let shift = UInt64(35 - 5 * (place % (Digest.length / 2)))
                        buffer[end + place] = Digest.character(UInt8(half >> shift & 31))
                    }
                    return end + Digest.length
                }
            })
    }
}
