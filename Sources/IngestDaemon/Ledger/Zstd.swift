// Zstd: one-shot compression of stored bytes, with contexts that are used again.

internal import CZstd

/// Compresses and decompresses whole buffers. Holds about 1 MB of working memory; not for two
/// threads at once.
final class Zstd {
    /// The fastest level that halves news text.
    private static let level: Int32 = 1
    /// The most bytes that a stored frame may hold: a damaged header can't ask for more.
    static let largestContent = 64 << 20

    private let compressor = ZSTD_createCCtx()
    private let decompressor = ZSTD_createDCtx()

    deinit {
        ZSTD_freeCCtx(compressor)
        ZSTD_freeDCtx(decompressor)
    }

    /// Compresses into `room` bytes after `prefix`; nil where the result wouldn't be smaller.
    func compress(_ bytes: UnsafeRawBufferPointer, after prefix: UInt8) -> [UInt8]? {
        guard bytes.count > 1 else { return nil }
        let compressed = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            let room = buffer.count - 1
            buffer[0] = prefix
            let written = ZSTD_compressCCtx(
                compressor, buffer.baseAddress.map { $0 + 1 }, room, bytes.baseAddress, bytes.count,
                Self.level)
            count = ZSTD_isError(written) == 0 ? written + 1 : 0
        }
        return compressed.isEmpty ? nil : compressed
    }

    /// The content of a frame, or nil where it is damaged.
    func decompress(_ frame: UnsafeRawBufferPointer) -> [UInt8]? {
        let size = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
        // The two largest values stand for "unknown" and "not a frame".
        guard size <= UInt64(Self.largestContent) else { return nil }
        var isWhole = false
        let content = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            let written = ZSTD_decompressDCtx(
                decompressor, buffer.baseAddress, buffer.count, frame.baseAddress, frame.count)
            isWhole = ZSTD_isError(written) == 0 && written == Int(size)
            count = isWhole ? written : 0
        }
        return isWhole ? content : nil
    }
}
