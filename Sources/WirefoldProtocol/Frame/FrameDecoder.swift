// FrameDecoder: bytes as they come from a socket → frames.

package import NIOCore

/// Cuts a stream of bytes into frames. A length beyond the limit is found when its four bytes are
/// there: nothing is allocated for what such a header promises.
///
/// After an error the connection is to be closed; the position in the stream is lost.
package struct FrameDecoder {
    private var buffer = ByteBuffer()
    private let limit: Int

    /// - Parameter limit: the most bytes of one envelope.
    package init(limit: Int) { self.limit = limit }

    /// Whether a frame has begun and not ended.
    package var isMidFrame: Bool { buffer.readableBytes > 0 }

    /// Takes bytes. What was left of an unfinished frame is kept in front of them.
    package mutating func append(_ bytes: ByteBuffer) {
        if buffer.readableBytes == 0 {
            buffer = bytes
        } else {
            buffer.writeImmutableBuffer(bytes)
        }
    }

    /// The next whole frame, or nil when more bytes are needed.
    package mutating func next() throws(RPCError) -> Frame? {
        guard let length = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self) else { return nil }
        guard length > 0 else { throw RPCError(.invalidArgument, "A frame of length 0 holds no Envelope.") }
        guard length <= limit else {
            throw RPCError(
                .resourceExhausted,
                "A frame of \(length) bytes is over the limit of \(limit); send smaller messages.")
        }
        guard buffer.readableBytes >= 4 + Int(length) else {
            // Room that earlier frames took is given back before the rest arrives.
            if buffer.readerIndex > 1 << 16 { buffer.discardReadBytes() }
            return nil
        }
        buffer.moveReaderIndex(forwardBy: 4)
        guard let envelope = buffer.readSlice(length: Int(length)) else { return nil }
        if buffer.readableBytes == 0 { buffer = ByteBuffer() }
        return try EnvelopeReader.frame(from: envelope)
    }
}
