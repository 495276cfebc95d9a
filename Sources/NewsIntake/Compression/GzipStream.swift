// GzipStream: gzip in members (RFC 1952), as archives of pages are written: a damaged member costs
// itself, and the search goes on for the next one.

internal import CZlib

/// Decompresses gzip members that stand one after another.
final class GzipStream: Decompressor {
    private enum State {
        case member
        /// After a member, or after damage: up to the next magic number.
        case seeking
    }

    private static let chunk = 64 << 10
    private let stream: UnsafeMutablePointer<z_stream>
    private var state = State.seeking
    private var expansion: ExpansionGuard
    /// Of the compressed bytes: where the next pushed byte stands.
    private var offset: UInt64
    private var memberStart: UInt64 = 0
    private var hasBegun = false
    /// The last bytes of a push that may be the first of a magic number.
    private var carry: [UInt8] = []
    private var output = [UInt8](repeating: 0, count: GzipStream.chunk)

    /// - Parameter offset: where the first byte stands in the file.
    init(limits: IntakeLimits, offset: UInt64 = 0) {
        expansion = ExpansionGuard(limits: limits)
        self.offset = offset
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        // 16 over the window bits: a gzip header and trailer, checked.
        inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    func push(_ bytes: ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void) {
        var rest = bytes
        while !rest.isEmpty {
            switch state {
            case .seeking: seek(in: &rest, give)
            case .member: inflateMember(&rest, give)
            }
        }
    }

    func finish(_ give: (DecompressedPiece) -> Void) {
        var isCut = !hasBegun
        if case .member = state { isCut = true }
        if isCut {
            give(.damage(memberStart, .damaged("the gzip data ends in the middle of a member")))
        }
        state = .seeking
    }

    /// Finds the next magic number; padding between members is skipped.
    private func seek(in rest: inout ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void) {
        // Only where a push ended in the middle of a search are bytes put together.
        let window = carry.isEmpty ? rest : (carry + rest)[...]
        let base = offset - UInt64(carry.count)
        guard let index = Self.magic(in: window) else {
            offset += UInt64(rest.count)
            carry = Array(window.suffix(3))
            rest = []
            return
        }
        memberStart = base + UInt64(index - window.startIndex)
        carry = []
        inflateReset(stream)
        expansion.begin()
        state = .member
        hasBegun = true
        give(.start(memberStart))
        // The magic number may have begun in the last push: it is fed from here.
        offset = memberStart
        rest = window[index...]
    }

    /// Where a gzip header may start: two magic bytes, deflate, no reserved flag.
    private static func magic(in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count > 3 else { return nil }
        for index in bytes.startIndex..<bytes.endIndex - 3
        where bytes[index] == 0x1F && bytes[index + 1] == 0x8B && bytes[index + 2] == 8
            && bytes[index + 3] & 0xE0 == 0
        {
            return index
        }
        return nil
    }

    private func inflateMember(_ rest: inout ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void) {
        var result = Z_OK
        let (read, made) = rest.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.pointee.avail_in = UInt32(clamping: input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                result = inflate(stream, Z_NO_FLUSH)
                return (
                    min(input.count, Int(UInt32.max)) - Int(stream.pointee.avail_in),
                    output.count - Int(stream.pointee.avail_out)
                )
            }
        }
        rest = rest.dropFirst(read)
        offset += UInt64(read)
        if made > 0 { give(.bytes(Array(output[..<made]))) }
        if let error = expansion.note(consumed: read, produced: made) {
            give(.damage(memberStart, error))
            state = .seeking
            return
        }
        switch result {
        case Z_STREAM_END: state = .seeking
        case Z_OK where read > 0 || made > 0: break
        case Z_BUF_ERROR where rest.isEmpty: break
        default:
            give(
                .damage(
                    memberStart, .damaged("the gzip data is damaged in the member at byte \(memberStart)")))
            state = .seeking
            // Whatever stops the decompressor isn't looked at again.
            if read == 0, !rest.isEmpty {
                rest = rest.dropFirst()
                offset += 1
            }
        }
    }
}
