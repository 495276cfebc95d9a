// Checksum: tells damage in large files, at the speed of memory.

/// 64 bits over any number of bytes, by the rounds of xxHash (XXH64, four lanes of eight bytes at a
/// time); its end is simpler. Costs a quarter of a nanosecond a byte or less. No defence against
/// somebody who means harm.
public struct Checksum {
    private var lanes: SIMD4<UInt64>
    private var count: UInt64 = 0

    private static let stripe = 32
    private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
    private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    /// - Parameter seed: what the same bytes under another give another value for.
    public init(seed: UInt64 = 0) { lanes = SIMD4(1, 2, 3, 4) &+ seed }

    /// Takes in bytes; all but the last time a multiple of 32.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        var (a, b, c, d) = (lanes[0], lanes[1], lanes[2], lanes[3])
        let whole = bytes.count / Self.stripe * Self.stripe
        for place in stride(from: 0, to: whole, by: Self.stripe) {
            a = Self.round(a, bytes, place)
            b = Self.round(b, bytes, place + 8)
            c = Self.round(c, bytes, place + 16)
            d = Self.round(d, bytes, place + 24)
        }
        for place in whole..<bytes.count { a = Self.round(a, UInt64(bytes[place])) }
        lanes = [a, b, c, d]
        count &+= UInt64(bytes.count)
    }

    public var value: UInt64 {
        var value = count &* Self.first
        for lane in 0..<4 { value = Self.round(value, lanes[lane]) }
        value = (value ^ value >> 33) &* Self.second
        return value ^ value >> 29
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
        round(lane, UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        let sum = lane &+ word &* second
        return (sum << 31 | sum >> 33) &* first
    }
}
