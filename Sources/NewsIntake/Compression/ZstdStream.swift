// ZstdStream: Zstandard frames (RFC 8878), one after another.

internal import CZstd

/// Decompresses Zstandard frames. Its window, and so its memory, is bounded by the limits.
final class ZstdStream: Decompressor {
    private static let chunk = 128 << 10
    private let context = ZSTD_createDCtx()
    private var expansion: ExpansionGuard
    private var offset: UInt64
    private var frameStart: UInt64
    private var isInFrame = false
    private var isDead = false
    private var output = [UInt8](repeating: 0, count: ZstdStream.chunk)

    init(limits: IntakeLimits, offset: UInt64 = 0) {
        expansion = ExpansionGuard(limits: limits)
        self.offset = offset
        frameStart = offset
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Int32(limits.zstdWindowLog))
    }

    deinit { ZSTD_freeDCtx(context) }

    func push(_ bytes: ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void) {
        var rest = bytes
        while !rest.isEmpty, !isDead {
            if !isInFrame {
                isInFrame = true
                frameStart = offset
                expansion.begin()
                give(.start(offset))
            }
            decompress(&rest, give)
        }
    }

    func finish(_ give: (DecompressedPiece) -> Void) {
        if isInFrame, !isDead {
            give(.damage(frameStart, .damaged("the Zstandard data ends in the middle of a frame")))
        }
        isDead = true
    }

    private func decompress(_ rest: inout ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void) {
        var hint = 0
        var isFull = false
        let (read, made) = rest.withUnsafeBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
                var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
                hint = ZSTD_decompressStream(context, &target, &source)
                isFull = target.pos == target.size
                return (source.pos, target.pos)
            }
        }
        rest = rest.dropFirst(read)
        offset += UInt64(read)
        if made > 0 { give(.bytes(Array(output[..<made]))) }
        if let error = expansion.note(consumed: read, produced: made) {
            give(.damage(frameStart, error))
            isDead = true
        } else if ZSTD_isError(hint) != 0 {
            let reason =
                ZSTD_getErrorCode(hint) == ZSTD_error_frameParameter_windowTooLarge
                ? IntakeError.limit(
                    "content", "limits.zstdWindowLog",
                    "needs a Zstandard window of more than 2^\(limitsWindow) bytes; compress it without --long"
                )
                : .damaged("the Zstandard data is damaged in the frame at byte \(frameStart)")
            give(.damage(frameStart, reason))
            isDead = true
        } else if hint == 0 {
            isInFrame = false
        } else if read == 0, made == 0, !isFull {
            isDead = true
        }
    }

    private var limitsWindow: Int { expansion.limits.zstdWindowLog }
}
