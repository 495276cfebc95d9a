// Zstd: one-shot compression of stored bytes, with contexts that are used again.

internal import CZstd
internal import Foundation
internal import Synchronization

/// Compresses and decompresses whole buffers, one at a time. Holds about 1 MB.
final class Zstd: Sendable {
    /// The fastest level that halves news text.
    private static let level: Int32 = 1
    /// The most bytes that a frame may hold: a damaged header can't ask for more.
    static let largestContent = 256 << 20

    private final class Contexts {
        let compressor = ZSTD_createCCtx()
        let decompressor = ZSTD_createDCtx()

        deinit {
            ZSTD_freeCCtx(compressor)
            ZSTD_freeDCtx(decompressor)
        }
    }

    private let contexts = Mutex(Contexts())

    /// A tag, then the bytes as a frame; nil where that wouldn't be smaller. About 4 µs a kilobyte.
    func compress(_ bytes: Data, after tag: UInt8) -> Data? {
        var result = Data(count: bytes.count)
        let written = contexts.withLock { contexts in
            result.withUnsafeMutableBytes { target in
                bytes.withUnsafeBytes { source -> Int? in
                    guard let start = target.baseAddress, target.count > 1 else { return nil }
                    target[0] = tag
                    let written = ZSTD_compressCCtx(
                        contexts.compressor, start + 1, target.count - 1, source.baseAddress, source.count,
                        Self.level)
                    return ZSTD_isError(written) == 0 ? written + 1 : nil
                }
            }
        }
        guard let written else { return nil }
        result.removeSubrange(written...)
        return result
    }

    /// The content of a frame, or nil where it is damaged. About 1 µs a kilobyte.
    func decompress(_ frame: Data) -> Data? {
        let size = frame.withUnsafeBytes { ZSTD_getFrameContentSize($0.baseAddress, $0.count) }
        // The two largest values stand for "unknown" and "not a frame".
        guard size <= UInt64(Self.largestContent) else { return nil }
        var content = Data(count: Int(size))
        let written = contexts.withLock { contexts in
            content.withUnsafeMutableBytes { target in
                frame.withUnsafeBytes { source in
                    ZSTD_decompressDCtx(
                        contexts.decompressor, target.baseAddress, target.count, source.baseAddress,
                        source.count)
                }
            }
        }
        return ZSTD_isError(written) == 0 && written == Int(size) ? content : nil
    }
}
