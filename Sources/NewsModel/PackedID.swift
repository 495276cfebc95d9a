// PackedID: the 80 bits of an id, which tell its kind apart by nothing but the type around them.

/// What an id stands for, without its prefix: 80 bits of a SHA-256, and no memory of their own.
@frozen
public struct PackedID: Hashable, Comparable, Sendable {
    /// The first 64 bits: evenly spread, so they serve as a hash.
    @usableFromInline package let high: UInt64
    @usableFromInline package let low: UInt16

    @inlinable
    package init(high: UInt64, low: UInt16) {
        self.high = high
        self.low = low
    }

    @inlinable
    public static func == (left: Self, right: Self) -> Bool {
        left.high == right.high && left.low == right.low
    }

    @inlinable
    public func hash(into hasher: inout Hasher) { hasher.combine(high) }

    /// The order of the digits as characters, in which numerals stand before letters.
    public static func < (left: Self, right: Self) -> Bool {
        let (one, other) = (left.halves, right.halves)
        let first = one.0 == other.0
        return Digits.rank(first ? one.1 : one.0) < Digits.rank(first ? other.1 : other.0)
    }
}

extension PackedID {
    /// Reads 16 digits.
    init?(digits: Substring.UTF8View) {
        guard digits.count == Digits.count else { return nil }
        var halves: (UInt64, UInt64) = (0, 0)
        for digit in digits {
            guard let value = Digits.value(of: digit) else { return nil }
            halves.0 = (halves.0 << 5 | halves.1 >> 35) & Digits.half
            halves.1 = (halves.1 << 5 | UInt64(value)) & Digits.half
        }
        self.init(high: halves.0 << 24 | halves.1 >> 16, low: UInt16(truncatingIfNeeded: halves.1))
    }

    /// The prefix, then 16 digits.
    func text(after prefix: String) -> String {
        String(unsafeUninitializedCapacity: prefix.utf8.count + Digits.count) { buffer in
            var end = buffer.initialize(fromContentsOf: prefix.utf8)
            func write(_ half: UInt64) {
                for shift in stride(from: UInt64(35), through: 0, by: -5) {
                    buffer[end] = Digits.character(UInt8(half >> shift & 31))
                    end += 1
                }
            }
            write(halves.0)
            write(halves.1)
            return end
        }
    }

    /// Eight digits each, in the lower 40 bits.
    private var halves: (UInt64, UInt64) { (high >> 24, (high & 0xFF_FFFF) << 16 | UInt64(low)) }
}

/// The lower-case alphabet of base32 (RFC 4648, section 6) without padding.
private enum Digits {
    static let count = 16
    /// The bits of eight digits.
    static let half: UInt64 = 1 << 40 - 1

    /// The character of five bits.
    static func character(_ value: UInt8) -> UInt8 { value < 26 ? value + 0x61 : value - 26 + 0x32 }

    /// The five bits of a character.
    static func value(of character: UInt8) -> UInt8? {
        switch character {
        case 0x61...0x7A: character - 0x61
        case 0x32...0x37: character - 0x32 + 26
        default: nil
        }
    }

    /// Eight digits, each as its character's place among all: six more than its value, modulo 32. What
    /// is added to the lower four bits of a digit doesn't leave its five.
    static func rank(_ half: UInt64) -> UInt64 {
        let ones: UInt64 = 0x08_4210_8421
        return ((half & (ones * 15)) + ones * 6) ^ (half & (ones * 16))
    }
}
