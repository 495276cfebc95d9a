// FrameTests: the frame codec, whole, batched, byte by byte and cut short, and against the
// generated reader.

internal import NIOCore
internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol

@Suite("Frames")
struct FrameTests {
    static let frames: [Frame] = [
        Frame(
            0,
            .hello(
                .with {
                    $0.major = 1; $0.name = "a"; $0.limits.maxFrameBytes = 9; $0.services = ["S"]
                })),
        Frame(1, .request(method: "S/M", message: MessageBytes([1, 2, 3]), credit: 300)),
        Frame(1, .request(method: "", message: MessageBytes(), credit: 0)),
        Frame(.max, .item(MessageBytes(repeating: 7, count: 70_000))),
        Frame(2, .item(MessageBytes())),
        Frame(3, .end),
        Frame(4, .failure(RPCError(.notFound, "Kein Datensatz – nirgends.", field: "id"))),
        Frame(4, .failure(RPCError(RPCError.Code(rawValue: "newWord"), ""))),
        Frame(5, .cancel),
        Frame(6, .credit(.max)),
    ]

    private func encoded(_ frames: [Frame]) throws -> ByteBuffer {
        var buffer = ByteBuffer()
        for frame in frames { try FrameEncoder.append(frame, to: &buffer, limit: 1 << 20) }
        return buffer
    }

    private func decoded(_ chunks: [ByteBuffer], limit: Int = 1 << 20) throws -> [Frame] {
        var decoder = FrameDecoder(limit: limit)
        var frames: [Frame] = []
        for chunk in chunks {
            decoder.append(chunk)
            while let frame = try decoder.next() { frames.append(frame) }
        }
        return frames
    }

    @Test("are read whole, batched, in pieces and byte by byte", arguments: [1, 2, 3, 5, 1000, 65_536, .max])
    func chunks(_ size: Int) throws {
        var bytes = try encoded(Self.frames)
        var chunks: [ByteBuffer] = []
        while let chunk = bytes.readSlice(length: min(size, bytes.readableBytes)), chunk.readableBytes > 0 {
            chunks.append(chunk)
        }
        #expect(try decoded(chunks) == Self.frames)
        for frame in Self.frames { #expect(try decoded([encoded([frame])]) == [frame]) }
    }

    @Test("cut short give nothing, and no error")
    func short() throws {
        for frame in Self.frames {
            let bytes = try encoded([frame])
            for length in 0..<min(200, bytes.readableBytes) {
                var decoder = FrameDecoder(limit: 1 << 20)
                decoder.append(try #require(bytes.getSlice(at: 0, length: length)))
                #expect(try decoder.next() == nil)
                #expect(decoder.isMidFrame == (length > 0))
            }
        }
    }

    @Test("over the limit are refused at their header, whatever follows")
    func limit() throws {
        for length in [0x10_0001, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] as [UInt32] {
            var header = ByteBuffer()
            header.writeInteger(length)
            #expect(throws: RPCError.self) { try decoded([header]) }
        }
        #expect(throws: RPCError.self) { try decoded([ByteBuffer(integer: UInt32(0))]) }
        // Not even sent:
        var buffer = ByteBuffer()
        #expect(throws: RPCError.self) { try FrameEncoder.append(Self.frames[3], to: &buffer, limit: 70_000) }
        #expect(buffer.readableBytes == 0)
    }

    @Test("are what the generated code reads and writes")
    func generated() throws {
        for frame in Self.frames {
            var bytes = try encoded([frame])
            bytes.moveReaderIndex(forwardBy: 4)
            let envelope = try WireEnvelope(serializedBytes: Array(bytes.readableBytesView))
            #expect(envelope.stream == frame.stream)
            let again: [UInt8] = try envelope.serializedBytes()
            var framed = ByteBuffer(integer: UInt32(again.count))
            framed.writeBytes(again)
            #expect(try decoded([framed]) == [frame])
            switch (frame.body, envelope.body) {
            case (.request(let method, let message, let credit), .request(let request)):
                #expect(request.method == method && request.credit == credit)
                #expect(Array(request.message) == Array(message.buffer.readableBytesView))
            case (.item(let message), .item(let item)): #expect(item.message.count == message.count)
            case (.failure(let error), .failure(let failure)):
                #expect(failure.code == error.code.rawValue && failure.message == error.message)
                #expect(failure.field == error.field)
            case (.credit(let items), .credit(let credit)): #expect(credit.items == items)
            case (.hello(let hello), .hello(let other)): #expect(hello == other)
            case (.end, .end), (.cancel, .cancel): break
            default: Issue.record("\(frame.body) became \(String(describing: envelope.body))")
            }
        }
    }

    @Test("of a newer minor version are unknown, not errors")
    func unknown() throws {
        // Field 9, length-delimited; field 15, a number; field 16, eight bytes.
        let envelope: [UInt8] = [
            0x08, 0x05, 0x4a, 0x01, 0xff, 0x78, 0x07, 0x81, 0x01, 1, 2, 3, 4, 5, 6, 7, 8,
        ]
        var bytes = ByteBuffer(integer: UInt32(envelope.count))
        bytes.writeBytes(envelope)
        #expect(try decoded([bytes]) == [Frame(5, .unknown)])
    }

    @Test("of random bytes never trap")
    func noise() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let noise = (0..<Int.random(in: 1...60, using: &random)).map { _ in UInt8.random(in: 0...255) }
            var bytes = ByteBuffer(integer: UInt32(noise.count))
            bytes.writeBytes(noise)
            let ours = try? decoded([bytes])
            let theirs = try? WireEnvelope(serializedBytes: noise)
            // Where both read it, they agree on the stream. (The generated code also reads groups
            // and what is inside a body; ours leaves messages to their methods.)
            if let ours = ours?.first, let theirs { #expect(ours.stream == theirs.stream) }
        }
    }
}
