// BrotliStream: one Brotli stream (RFC 7932), as web servers send pages and archives keep them.

internal import CBrotli

/// Decompresses a Brotli stream. Holds up to 16 MiB, the format's largest window.
final class BrotliStream: Decompressor {
    private static let chunk = 64 << 10
    private let decoder = BrotliDecoderCreateInstance(nil, nil, nil)
    private var expansion: ExpansionGuard
    private var result = BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT

    init(limits: IntakeLimits) { expansion = ExpansionGuard(limits: limits) }

    deinit { BrotliDecoderDestroyInstance(decoder) }

    func push(_ bytes: ArraySlice<UInt8>, _ give: (DecompressedPiece) -> Void) {
        var rest = bytes
        // What follows the stream's end is padding.
        while result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT && !rest.isEmpty
            || result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT
        {
            let before = rest.count
            let output = decompress(&rest)
            if !output.isEmpty { give(.bytes(output)) }
            if let error = expansion.note(consumed: before - rest.count, produced: output.count) {
                result = BROTLI_DECODER_RESULT_ERROR
                give(.damage(0, error))
            } else if result == BROTLI_DECODER_RESULT_ERROR {
                give(.damage(0, .damaged("the Brotli data is damaged")))
            }
        }
    }

    func finish(_ give: (DecompressedPiece) -> Void) {
        guard result == BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT else { return }
        give(.damage(0, .damaged("the Brotli data ends in the middle")))
    }

    private func decompress(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        var unread = rest.count
        let output = [UInt8](unsafeUninitializedCapacity: Self.chunk) { output, made in
            rest.withUnsafeBufferPointer { input in
                var next = input.baseAddress
                var place = output.baseAddress
                var room = Self.chunk
                result = BrotliDecoderDecompressStream(decoder, &unread, &next, &room, &place, nil)
                made = Self.chunk - room
            }
        }
        rest = rest.suffix(unread)
        return output
    }
}
