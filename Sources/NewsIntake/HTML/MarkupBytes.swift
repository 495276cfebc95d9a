// MarkupBytes: a page's bytes, whose bounds are checked in release builds too: pages come from anybody.

internal import Glibc

struct MarkupBytes {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    /// The byte there; 0 beyond either end.
    subscript(index: Int) -> UInt8 {
        UInt(bitPattern: index) < UInt(bitPattern: bytes.count) ? bytes[index] : 0
    }

    /// What the page has of that range.
    subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[range.clamped(to: 0..<bytes.count)])
    }

    /// Where `byte` first stands from `start` on.
    func find(_ byte: UInt8, from start: Int) -> Int? {
        guard (0..<bytes.count).contains(start), let base = bytes.baseAddress,
            let found = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return base.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }
}
