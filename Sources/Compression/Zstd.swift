// Zstd: one-shot compression of whole buffers, with contexts that are used again.

internal import CZstd
internal import Synchronization

/// Compresses and decompresses, one buffer at a time. Holds about 1 MB once it was used.
final class Zstd: Sendable {
    /// The fastest level that halves news text.
    private static let level: Int32 = 1

    // Unchecked: reached under the mutex alone.
    private final class Contexts: @unchecked Sendable {
        lazy var compressor = ZSTD_createCCtx()
        lazy var decompressor = ZSTD_createDCtx()

        deinit {
            ZSTD_freeCCtx(compressor)
            ZSTD_freeDCtx(decompressor)
        }
    }

    private let contexts = Mutex(Contexts())

    /// A tag, then the bytes as a frame; nil where that wouldn't be smaller. About 4 µs a kilobyte.
    func compress(_ bytes: UnsafeRawBufferPointer, after tag: UInt8) -> [UInt8]? {
        guard bytes.count > 1 else { return nil }
        let compressed = [UInt8](unsafeUninitializedCapacity: bytes.count) { target, count in
            target[0] = tag
            let written = contexts.withLock { contexts in
                ZSTD_compressCCtx(
                    contexts.compressor, target.baseAddress.map { $0 + 1 }, target.count - 1,
                    bytes.baseAddress, bytes.count, Self.level)
            }
            count = ZSTD_isError(written) == 0 ? written + 1 : 0
        }
        return compressed.isEmpty ? nil : compressed
    }

    /// The content of a frame; nil where it is damaged, or says that it holds more than `largest`
    /// bytes. About 1 µs a kilobyte.
    func decompress(_ frame: UnsafeRawBufferPointer, largest: Int) -> [UInt8]? {
        let size = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
        // The two largest values stand for "unknown" and "not a frame".
        guard size <= UInt64(largest) else { return nil }
        var isWhole = false
        let content = [UInt8](unsafeUninitializedCapacity: Int(size)) { target, count in
            let written = contexts.withLock { contexts in
                ZSTD_decompressDCtx(
                    contexts.decompressor, target.baseAddress, target.count, frame.baseAddress, frame.count)
            }
            isWhole = ZSTD_isError(written) == 0 && written == Int(size)
            count = isWhole ? written : 0
        }
        return isWhole ? content : nil
    }
}
