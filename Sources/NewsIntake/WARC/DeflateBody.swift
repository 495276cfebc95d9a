// DeflateBody: HTTP's "deflate", which is zlib's format by the book and raw deflate by some servers.

enum DeflateBody {
    /// The content; nil where the bytes are neither.
    static func unpacked(_ bytes: [UInt8], limits: IntakeLimits) throws(IntakeError) -> [UInt8]? {
        for wrapper in [Inflater.Wrapper.zlib, .none] {
            if let content = try inflated(bytes, Inflater(wrapper), limits) { return content }
        }
        return nil
    }

    private static func inflated(
        _ bytes: [UInt8], _ inflater: Inflater, _ limits: IntakeLimits
    ) throws(IntakeError) -> [UInt8]? {
        var expansion = ExpansionGuard(limits: limits)
        var content: [UInt8] = []
        var rest = bytes[...]
        while true {
            let before = rest.count
            let (output, outcome) = inflater.inflate(&rest)
            let read = before - rest.count
            if let error = expansion.note(consumed: read, produced: output.count) { throw error }
            content += output
            if content.count > limits.contentBytes { throw Unpacking.tooLarge(limits) }
            switch outcome {
            case .ended: return content
            case .going where read > 0 || !output.isEmpty: break
            case .going, .damaged: return nil
            }
        }
    }
}
