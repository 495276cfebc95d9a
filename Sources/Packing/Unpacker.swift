// Unpacker: reads what a Packer wrote, whatever the bytes.

/// Reads values one after the other. Past the end, and after anything that can't be, everything is
/// zero and empty, and `isBroken` says so: no bytes make it trap, or take more memory than a few
/// times their size.
public struct Unpacker {
    @usableFromInline let bytes: UnsafeRawBufferPointer
    @usableFromInline var place = 0
    @usableFromInline var hasFailed = false

    /// - Parameter bytes: outlive the unpacker.
    @inlinable
    public init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Reads an array.
    @inlinable
    public static func read<Result>(
        _ bytes: [UInt8], _ body: (inout Unpacker) throws -> Result
    ) rethrows -> Result {
        try bytes.withUnsafeBytes { bytes in
            var unpacker = Unpacker(bytes)
            return try body(&unpacker)
        }
    }

    @inlinable
    public var isBroken: Bool { hasFailed }
    public var isAtEnd: Bool { place == bytes.count }

    /// Gives the bytes up: they can't be what they should.
    @inlinable
    public mutating func fail() { hasFailed = true }

    @inlinable
    public mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type = Value.self) -> Value {
        guard let start = take(MemoryLayout<Value>.size) else { return 0 }
        return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: Value.self))
    }

    @inlinable
    public mutating func double() -> Double { Double(bitPattern: integer()) }
    @inlinable
    public mutating func float() -> Float { Float(bitPattern: integer()) }
    @inlinable
    public mutating func flag() -> Bool { integer(UInt8.self) != 0 }

    public mutating func text() -> String { text(utf8: Int(integer(UInt32.self))) }

    /// A text of so many bytes.
    public mutating func text(utf8 count: Int) -> String {
        guard let start = take(count) else { return "" }
        return String(decoding: bytes[start..<start + count], as: UTF8.self)
    }

    @inlinable
    public mutating func optionalText() -> String? { flag() ? text() : nil }

    /// A place in something of `count` things.
    @inlinable
    public mutating func place(below count: Int) -> Int32 {
        let place = integer(Int32.self)
        guard place >= 0, place < count else {
            fail()
            return 0
        }
        return place
    }

    /// A number of items that take so many bytes each, or more.
    @inlinable
    public mutating func count(ofBytes size: Int) -> Int {
        let count = Int(integer(UInt32.self))
        guard count <= (bytes.count - place) / max(1, size) else {
            fail()
            return 0
        }
        return count
    }

    /// Items after their number.
    @inlinable
    public mutating func items<Item>(_ each: (inout Unpacker) -> Item) -> [Item] {
        let count = count(ofBytes: 1)
        var items: [Item] = []
        items.reserveCapacity(min(count, 1 << 16))
        for _ in 0..<count where !isBroken { items.append(each(&self)) }
        return items
    }

    /// Plain values after their number.
    @inlinable
    public mutating func column<Value: BitwiseCopyable>(of type: Value.Type = Value.self) -> [Value] {
        values(count: count(ofBytes: MemoryLayout<Value>.stride))
    }

    /// So many plain values, as they lay in memory. Any bits are a value.
    @inlinable
    public mutating func values<Value: BitwiseCopyable>(count: Int) -> [Value] {
        guard count > 0, count <= bytes.count / MemoryLayout<Value>.stride,
            let start = take(count * MemoryLayout<Value>.stride)
        else {
            if count != 0 { fail() }
            return []
        }
        return [Value](room: count) { buffer, filled in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(
                from: UnsafeRawBufferPointer(
                    rebasing: bytes[start..<start + count * MemoryLayout<Value>.stride]))
            filled = count
        }
    }

    /// Places in something of `count` things, after their number.
    @inlinable
    public mutating func places(below count: Int) -> [Int32] {
        let places: [Int32] = column()
        if !places.allSatisfy({ $0 >= 0 && $0 < count }) { fail() }
        return isBroken ? [] : places
    }

    /// Passes over what `Packer.align` wrote.
    public mutating func align(to bytes: Int) { _ = take((bytes - place % bytes) % bytes) }

    @inlinable
    mutating func take(_ count: Int) -> Int? {
        guard !isBroken, count >= 0, count <= bytes.count - place else {
            hasFailed = true
            return nil
        }
        place += count
        return place - count
    }
}
