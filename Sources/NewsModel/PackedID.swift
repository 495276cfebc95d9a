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
}

extension Identifier {
    /// The id's digest. An id that isn't well formed is packed as if its odd characters were `a`.
    package var packed: PackedID {
        var text = rawValue
        return text.withUTF8 { utf8 in
            var halves: (UInt64, UInt64) = (0, 0)
            for place in Self.prefix.utf8.count..<min(utf8.count, Self.prefix.utf8.count + Digest.length) {
                let value = UInt64(Digest.value(of: utf8[place]))
                if place < Self.prefix.utf8.count + Digest.length / 2 {
                    halves.0 = halves.0 << 5 | value
                } else {
                    halves.1 = halves.1 << 5 | value
                }
            }
            return PackedID(
                high: halves.0 << 24 | halves.1 >> 16, low: UInt16(truncatingIfNeeded: halves.1))
        }
    }

    package init(_ packed: PackedID) {
        let halves = (packed.high >> 24, (packed.high & 0xFF_FFFF) << 16 | UInt64(packed.low))
        let prefix = Self.prefix.utf8
        self.init(
            unchecked: String(unsafeUninitializedCapacity: prefix.count + Digest.length) { buffer in
                var end = buffer.initialize(fromContentsOf: prefix)
                for half in [halves.0, halves.1] {
                    for shift in stride(from: UInt64(35), through: 0, by: -5) {
                        buffer[end] = Digest.character(UInt8(half >> shift & 31))
                        end += 1
                    }
                }
                return end
            })
    }
}
