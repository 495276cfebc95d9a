// DeflateBody: HTTP's "deflate", which is zlib's format by the book and raw deflate by some servers.

internal import CZlib

enum DeflateBody {
    /// The content; nil where the bytes are neither.
    static func unpacked(_ bytes: [UInt8], limits: IntakeLimits) throws(IntakeError) -> [UInt8]? {
        for windowBits: Int32 in [15, -15] {
            if let content = try inflated(bytes, windowBits, limits) { return content }
        }
        return nil
    }

    private static func inflated(
        _ bytes: [UInt8], _ windowBits: Int32, _ limits: IntakeLimits
    ) throws(IntakeError) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var expansion = ExpansionGuard(limits: limits)
        var output: [UInt8] = []
        var input = bytes
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        var consumed = 0
        while true {
            var result = Z_OK
            let (read, made) = input.withUnsafeMutableBufferPointer { input in
                chunk.withUnsafeMutableBufferPointer { chunk in
                    stream.next_in = input.baseAddress.map { $0 + consumed }
                    stream.avail_in = UInt32(clamping: input.count - consumed)
                    stream.next_out = chunk.baseAddress
                    stream.avail_out = UInt32(chunk.count)
                    let before = stream.avail_in
                    result = inflate(&stream, Z_NO_FLUSH)
                    return (Int(before - stream.avail_in), chunk.count - Int(stream.avail_out))
                }
            }
            consumed += read
            if let error = expansion.note(consumed: read, produced: made) { throw error }
            output += chunk[..<made]
            if output.count > limits.contentBytes { throw Unpacking.tooLarge(limits) }
            if result == Z_STREAM_END { return output }
            if result != Z_OK || read == 0 && made == 0 { return nil }
        }
    }
}
