// Unpacking: a compressed document as a whole, for those that are read in one piece.

enum Unpacking {
    /// The content of gzip or Zstandard data, whatever was compressed how often; other bytes as they are.
    ///
    /// - Throws: where it is damaged, or larger than a limit.
    static func whole(_ bytes: [UInt8], limits: IntakeLimits) throws(IntakeError) -> [UInt8] {
        var bytes = bytes
        for _ in 0...limits.unpackDepth {
            switch ContentKind(head: bytes.prefix(4)) {
            case .gzip: bytes = try drain(GzipStream(limits: limits), bytes, limits)
            case .zstd: bytes = try drain(ZstdStream(limits: limits), bytes, limits)
            default: return bytes
            }
        }
        throw tooDeep(limits)
    }

    /// The whole of what a decompressor makes of `bytes`.
    static func drain(
        _ decompressor: some Decompressor, _ bytes: [UInt8], _ limits: IntakeLimits
    ) throws(IntakeError) -> [UInt8] {
        var output: [UInt8] = []
        var error: IntakeError?
        func take(_ piece: DecompressedPiece) {
            switch piece {
            case .start: break
            case .damage(_, let damage): error = error ?? damage
            case .bytes(let part):
                if output.count + part.count <= limits.contentBytes {
                    output += part
                } else {
                    error = error ?? tooLarge(limits)
                }
            }
        }
        var rest = bytes[...]
        while !rest.isEmpty, error == nil {
            decompressor.push(rest.prefix(64 << 10), take)
            rest = rest.dropFirst(64 << 10)
        }
        if error == nil { decompressor.finish(take) }
        if let error { throw error }
        return output
    }

    static func tooLarge(_ limits: IntakeLimits) -> IntakeError {
        .limit(
            "content", "limits.articleBytes", "has more than \(limits.contentBytes) bytes once it is unpacked"
        )
    }

    static func tooDeep(_ limits: IntakeLimits) -> IntakeError {
        .limit("content", "limits.unpackDepth", "is packed more than \(limits.unpackDepth) times over")
    }
}
