// Packer: values as bytes, one after the other, little-endian.

/// Writes values one after the other, and keeps the bytes or hands them on as they come, so that
/// what is larger than memory can be written.
public struct Packer {
    /// What isn't handed on yet.
    @usableFromInline private(set) var held: [UInt8] = []
    @usableFromInline let chunk: Int
    private var handedOn = 0
    private var failure: (any Error)?
    private let sink: ((UnsafeRawBufferPointer, Int) throws -> Void)?

    /// A packer that keeps its bytes.
    public init() {
        chunk = .max
        sink = nil
    }

    private init(chunk: Int, to sink: @escaping (UnsafeRawBufferPointer, Int) throws -> Void) {
        self.chunk = chunk
        self.sink = sink
        held.reserveCapacity(2 * chunk)
    }

    /// Hands on what `body` writes, in chunks of one size and a last one that may be smaller.
    ///
    /// - Parameter sink: is given each chunk, and how many bytes there are with it.
    /// - Returns: what `body` does, and how many bytes there are in all.
    /// - Throws: what `sink` threw first; it is called no more then.
    public static func write<Result>(
        chunk: Int, _ body: (inout Packer) -> Result, to sink: (UnsafeRawBufferPointer, Int) throws -> Void
    ) throws -> (result: Result, bytes: Int) {
        try withoutActuallyEscaping(sink) { sink in
            var packer = Packer(chunk: chunk, to: sink)
            let result = body(&packer)
            packer.handOn(packer.held.count)
            if let failure = packer.failure { throw failure }
            return (result, packer.count)
        }
    }

    /// Makes room for so many bytes.
    public mutating func reserveCapacity(_ bytes: Int) { held.reserveCapacity(bytes) }

    /// Forgets the bytes of a packer that keeps them, but not their room.
    public mutating func removeAll() { held.removeAll(keepingCapacity: true) }

    /// The number of bytes that `body` writes, in four, then these. Of a packer that keeps its bytes.
    public mutating func putCounted(_ body: (inout Packer) -> Void) {
        let start = held.count
        put(UInt32(0))
        body(&self)
        let count = UInt32(held.count - start - MemoryLayout<UInt32>.size)
        held.withUnsafeMutableBytes {
            $0.storeBytes(of: count.littleEndian, toByteOffset: start, as: UInt32.self)
        }
    }

    /// All bytes of a packer that keeps them.
    public var bytes: [UInt8] { held }
    /// Bytes written so far.
    public var count: Int { handedOn + held.count }

    @inlinable
    public mutating func put<Value: FixedWidthInteger>(_ value: Value) {
        withUnsafeBytes(of: value.littleEndian) { held.append(contentsOf: $0) }
        if held.count >= chunk { handOn() }
    }

    @inlinable
    public mutating func put(_ value: Double) { put(value.bitPattern) }
    @inlinable
    public mutating func put(_ value: Float) { put(value.bitPattern) }
    @inlinable
    public mutating func put(_ value: Bool) { put(UInt8(value ? 1 : 0)) }

    @inlinable
    public mutating func put(_ text: String) {
        put(UInt32(text.utf8.count))
        held.append(contentsOf: text.utf8)
        if held.count >= chunk { handOn() }
    }

    @inlinable
    public mutating func put(_ text: String?) {
        put(text != nil)
        if let text { put(text) }
    }

    /// The number of some items, then each.
    @inlinable
    public mutating func put<Items: Collection>(
        _ items: Items, _ each: (inout Packer, Items.Element) -> Void
    ) {
        put(UInt32(items.count))
        for item in items { each(&self, item) }
    }

    /// The number of some plain values, then these as they lie in memory.
    @inlinable
    public mutating func put<Value: BitwiseCopyable>(column values: [Value]) {
        put(UInt32(values.count))
        values.withUnsafeBytes { put(raw: $0) }
    }

    /// Bytes as they are.
    public mutating func put(raw bytes: UnsafeRawBufferPointer) {
        var done = 0
        while done < bytes.count {
            // By chunks: of what is long no second copy is made.
            let end = min(bytes.count, chunk == .max ? .max : done + max(1, chunk - held.count))
            held.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[done..<end]))
            done = end
            if held.count >= chunk { handOn() }
        }
    }

    /// Zeros up to a multiple of so many bytes.
    public mutating func align(to bytes: Int) {
        while count % bytes != 0 { put(UInt8(0)) }
    }

    @usableFromInline
    mutating func handOn() {
        while held.count >= chunk { handOn(chunk) }
    }

    private mutating func handOn(_ count: Int) {
        handedOn += count
        do {
            if failure == nil, count > 0 {
                try held.withUnsafeBytes {
                    try sink?(UnsafeRawBufferPointer(rebasing: $0.prefix(count)), handedOn)
                }
            }
        } catch {
            failure = error
        }
        held.removeFirst(count)
    }
}
