// FileResult: what became of one thing in a file.

public import NewsModel
internal import WirefoldProtocol

/// What became of one thing that was found in a file.
public struct FileResult: Sendable {
    public enum Outcome: Sendable {
        case receipt(Receipt)
        case refusal(Refusal)
        /// It was not meant to be an article: an HTTP request, a picture, a link. `source` says where.
        case skipped(source: String, reason: String)
    }

    public var outcome: Outcome
    /// What it was read as: `rss`, `ninjs`, `html` …; empty where that isn't known.
    public var format: String
    /// Where it can be read again, by the number of its file in this call: to go on after an interruption.
    public var place: FilePlace

    init(_ wire: WireFileResult) throws(RPCError) {
        format = wire.format
        place = FilePlace(file: Int(clamping: wire.file), offset: wire.offset, line: wire.line)
        switch wire.result {
        case .receipt(let receipt): outcome = .receipt(try Receipt(receipt))
        case .refusal(let refusal): outcome = .refusal(Refusal(refusal))
        case .skipped(let skipped): outcome = .skipped(source: skipped.source, reason: skipped.reason)
        case nil: throw RPCError(.internal, "The server sent a result of an unknown kind.", field: "result")
        }
    }
}
