// EnvelopeReader: the bytes of one Envelope → Frame. Read by hand, because an envelope is read for
// every message. A test compares it with the generated reader.

internal import NIOCore
internal import SwiftProtobuf

enum EnvelopeReader {
    /// Reads one envelope; takes all of `buffer`.
    static func frame(from buffer: ByteBuffer) throws(RPCError) -> Frame {
        let parts: Parts? = buffer.withUnsafeReadableBytes { bytes in
            do throws(WireCursor.Malformed) {
                return try Parts(bytes)
            } catch {
                return nil
            }
        }
        guard let parts else { throw malformed }
        return Frame(parts.stream, try parts.body(in: buffer))
    }

    static let malformed = RPCError(
        .invalidArgument, "A frame holds no Envelope; compare your .proto with ours.")

    /// Where the parts of an envelope stand in its bytes.
    private struct Parts {
        var stream: UInt32 = 0
        /// The field number of the body's kind; 0: none that is known.
        var kind: UInt64 = 0
        var content = 0..<0
        var texts: [3 of Range<Int>] = [0..<0, 0..<0, 0..<0]
        var number: UInt32 = 0

        init(_ bytes: UnsafeRawBufferPointer) throws(WireCursor.Malformed) {
            var cursor = WireCursor(bytes, 0..<bytes.count)
            while let field = try cursor.next() {
                switch (field.number, field.type) {
                case (1, 0): stream = UInt32(truncatingIfNeeded: try cursor.varint())
                case (2...8, 2):
                    kind = field.number
                    content = try cursor.span()
                default: try cursor.skip(field)
                }
            }
            try readContent(bytes)
        }

        /// Strings and bytes of the body are its fields 1 … 3; its one number is field 3 of a
        /// request and field 1 of a credit.
        private mutating func readContent(_ bytes: UnsafeRawBufferPointer) throws(WireCursor.Malformed) {
            guard kind > 2 else { return }
            var cursor = WireCursor(bytes, content)
            while let field = try cursor.next() {
                switch (kind, field.number, field.type) {
                case (3, 1...2, 2), (4, 1, 2), (6, 1...3, 2): texts[Int(field.number) - 1] = try cursor.span()
                case (3, 3, 0), (8, 1, 0): number = UInt32(truncatingIfNeeded: try cursor.varint())
                default: try cursor.skip(field)
                }
            }
        }

        func body(in buffer: ByteBuffer) throws(RPCError) -> Frame.Body {
            switch kind {
            case 2: .hello(try MessageBytes(slice(content, of: buffer)).message())
            case 3: .request(method: text(0, of: buffer), message: bytes(1, of: buffer), credit: number)
            case 4: .item(bytes(0, of: buffer))
            case 5: .end
            case 6:
                .failure(
                    RPCError(
                        RPCError.Code(rawValue: text(0, of: buffer)), text(1, of: buffer),
                        field: text(2, of: buffer)))
            case 7: .cancel
            case 8: .credit(number)
            default: .unknown
            }
        }

        /// A message owns its bytes. A slice would keep all that was received with it, however long the
        /// message waits for its reader, and SwiftNIO takes its buffers back by looking at their reference
        /// counts, which ThreadSanitizer doesn't see other threads change.
        private func bytes(_ index: Int, of buffer: ByteBuffer) -> MessageBytes {
            MessageBytes(ByteBuffer(bytes: slice(texts[index], of: buffer).readableBytesView))
        }

        private func text(_ index: Int, of buffer: ByteBuffer) -> String {
            buffer.getString(at: buffer.readerIndex + texts[index].lowerBound, length: texts[index].count)
                ?? ""
        }

        private func slice(_ range: Range<Int>, of buffer: ByteBuffer) -> ByteBuffer {
            buffer.getSlice(at: buffer.readerIndex + range.lowerBound, length: range.count) ?? ByteBuffer()
        }
    }
}
