// WireCursor: reads protobuf's own encoding, field by field, out of bytes that anyone may have sent.

/// A position in the bytes of one message. Every step checks the bounds; a step that fails means
/// that the bytes are no protobuf.
struct WireCursor {
    let bytes: UnsafeRawBufferPointer
    private(set) var position: Int
    let end: Int

    init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    struct Malformed: Error {}

    /// A field's number and wire type.
    struct Field {
        var number: UInt64
        var type: UInt64
    }

    mutating func next() throws(Malformed) -> Field? {
        guard position < end else { return nil }
        let tag = try varint()
        guard tag >> 3 != 0 else { throw Malformed() }
        return Field(number: tag >> 3, type: tag & 7)
    }

    mutating func varint() throws(Malformed) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < end, shift < 64 {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        throw Malformed()
    }

    mutating func fixed64() throws(Malformed) -> UInt64 {
        let start = position
        try advance(8)
        return bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
    }

    /// The place of a length-delimited field's contents.
    mutating func span() throws(Malformed) -> Range<Int> {
        let count = try varint()
        guard count <= UInt64(end - position) else { throw Malformed() }
        let start = position
        position += Int(count)
        return start..<position
    }

    /// Steps over a field that isn't known here. Groups, which proto3 doesn't have, are malformed.
    mutating func skip(_ field: Field) throws(Malformed) {
        switch field.type {
        case 0: _ = try varint()
        case 1: try advance(8)
        case 2: _ = try span()
        case 5: try advance(4)
        default: throw Malformed()
        }
    }

    private mutating func advance(_ count: Int) throws(Malformed) {
        guard end - position >= count else { throw Malformed() }
        position += count
    }
}
