// MessageBytes: the bytes of one serialized message, as SwiftNIO takes them: it saves the copies that
// `Data` or an array would cost on the way to a socket.

package import NIOCore
package import SwiftProtobuf

/// The bytes of one serialized message.
package struct MessageBytes: SwiftProtobufContiguousBytes, Hashable, Sendable {
    package var buffer: ByteBuffer

    package init(_ buffer: ByteBuffer = ByteBuffer()) { self.buffer = buffer }

    package init(repeating byte: UInt8, count: Int) { buffer = ByteBuffer(repeating: byte, count: count) }

    package init<Bytes: Sequence>(_ bytes: Bytes) where Bytes.Element == UInt8 {
        buffer = ByteBuffer(bytes: bytes)
    }

    package var count: Int { buffer.readableBytes }

    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    {
        try buffer.withUnsafeReadableBytes(body)
    }

    package mutating func withUnsafeMutableBytes<Result>(
        _ body: (UnsafeMutableRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        try buffer.withUnsafeMutableReadableBytes(body)
    }
}

extension MessageBytes {
    /// Serializes a message.
    package init(serializing message: some Message) throws(RPCError) {
        do {
            self = try message.serializedBytes()
        } catch {
            throw RPCError(.internal, "A message could not be serialized.", cause: error)
        }
    }

    /// Reads a message; bytes that are none are the sender's fault.
    package func message<Value: Message>(as type: Value.Type = Value.self) throws(RPCError) -> Value {
        try message(BinaryDecodingOptions())
    }

    /// Reads a request, of which nothing is kept but what its method knows: fields of newer minor
    /// versions, or padding, would otherwise lie beside it for as long as the call lives.
    package func request<Value: Message>(as type: Value.Type = Value.self) throws(RPCError) -> Value {
        var options = BinaryDecodingOptions()
        options.discardUnknownFields = true
        return try message(options)
    }

    private func message<Value: Message>(_ options: BinaryDecodingOptions) throws(RPCError) -> Value {
        do {
            return try Value(serializedBytes: self, options: options)
        } catch {
            throw RPCError(
                .invalidArgument,
                "These bytes are no \(Value.protoMessageName); compare your .proto with Describe.",
                cause: error)
        }
    }
}
