// FrameEncoder: Frame → bytes for a socket, written by hand for the same reason as EnvelopeReader.

package import NIOCore
internal import SwiftProtobuf

package enum FrameEncoder {
    /// Appends one frame. Throws `resourceExhausted`, with nothing appended, when its envelope is
    /// larger than the other side takes.
    package static func append(_ frame: Frame, to buffer: inout ByteBuffer, limit: Int) throws(RPCError) {
        let start = buffer.writerIndex
        // Room for all of it at once, and for a few short frames after it.
        buffer.reserveCapacity(minimumWritableBytes: frame.body.messageSize + 128)
        buffer.writeInteger(UInt32(0))
        if frame.stream != 0 {
            buffer.writeInteger(UInt8(0x08))
            buffer.writeVarint(Int(frame.stream))
        }
        try append(frame.body, to: &buffer)
        let length = buffer.writerIndex - start - 4
        guard length <= limit else {
            buffer.moveWriterIndex(to: start)
            throw RPCError(
                .resourceExhausted, "A message of \(length) bytes is over the other side's limit of \(limit)."
            )
        }
        buffer.setInteger(UInt32(length), at: start)
    }

    private static func append(_ body: Frame.Body, to buffer: inout ByteBuffer) throws(RPCError) {
        switch body {
        case .hello(let hello):
            buffer.writeField(2, try MessageBytes(serializing: hello).buffer)
        case .request(let method, let message, let credit):
            let creditSize = credit == 0 ? 0 : 1 + varintSize(Int(credit))
            buffer.writeHeader(3, fieldSize(method.utf8.count) + fieldSize(message.count) + creditSize)
            buffer.writeField(1, method)
            if message.count > 0 { buffer.writeField(2, message.buffer) }
            if credit != 0 {
                buffer.writeInteger(UInt8(0x18))
                buffer.writeVarint(Int(credit))
            }
        case .item(let message):
            buffer.writeHeader(4, fieldSize(message.count))
            if message.count > 0 { buffer.writeField(1, message.buffer) }
        case .end: buffer.writeHeader(5, 0)
        case .failure(let error):
            let texts = [error.code.rawValue, error.message, error.field]
            buffer.writeHeader(6, texts.reduce(0) { $0 + fieldSize($1.utf8.count) })
            for (index, text) in texts.enumerated() { buffer.writeField(index + 1, text) }
        case .cancel: buffer.writeHeader(7, 0)
        case .credit(let items):
            buffer.writeHeader(8, items == 0 ? 0 : 1 + varintSize(Int(items)))
            if items != 0 {
                buffer.writeInteger(UInt8(0x08))
                buffer.writeVarint(Int(items))
            }
        case .unknown: break
        }
    }

    fileprivate static func varintSize(_ value: Int) -> Int {
        var size = 1
        var rest = value >> 7
        while rest > 0 {
            size += 1
            rest >>= 7
        }
        return size
    }

    /// The size of a string or bytes field with a number below 16; an empty one isn't written.
    private static func fieldSize(_ count: Int) -> Int { count == 0 ? 0 : 1 + varintSize(count) + count }
}

extension Frame.Body {
    /// Bytes of the message that it carries.
    fileprivate var messageSize: Int {
        switch self {
        case .request(_, let message, _), .item(let message): message.count
        default: 0
        }
    }
}

extension ByteBuffer {
    fileprivate mutating func writeVarint(_ value: Int) {
        var rest = value
        while rest >= 0x80 {
            writeInteger(UInt8(truncatingIfNeeded: rest & 0x7f | 0x80))
            rest >>= 7
        }
        writeInteger(UInt8(truncatingIfNeeded: rest))
    }

    /// The tag and length of a length-delimited field with a number below 16.
    fileprivate mutating func writeHeader(_ number: Int, _ count: Int) {
        writeInteger(UInt8(number << 3 | 2))
        writeVarint(count)
    }

    fileprivate mutating func writeField(_ number: Int, _ bytes: ByteBuffer) {
        writeHeader(number, bytes.readableBytes)
        writeImmutableBuffer(bytes)
    }

    fileprivate mutating func writeField(_ number: Int, _ text: String) {
        guard !text.isEmpty else { return }
        writeHeader(number, text.utf8.count)
        writeString(text)
    }
}
