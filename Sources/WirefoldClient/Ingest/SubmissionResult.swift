// SubmissionResult: what became of one article of a stream.

public import NewsModel
internal import WirefoldProtocol

/// What became of one article of a stream: taken in, or refused.
public enum SubmissionResult: Sendable {
    case receipt(Receipt)
    case refusal(Refusal)

    init(_ wire: WireSubmitResult) throws(RPCError) {
        switch wire.result {
        case .receipt(let receipt): self = .receipt(try Receipt(receipt))
        case .refusal(let refusal): self = .refusal(Refusal(refusal))
        case nil: throw RPCError(.internal, "The server sent a result of an unknown kind.", field: "result")
        }
    }
}

/// Why an article was not taken in; the articles beside it are not concerned.
public struct Refusal: Sendable, JSONReply {
    /// The submission's own name for the article.
    public var source: String
    public var error: WirefoldError

    public init(source: String, error: WirefoldError) {
        self.source = source
        self.error = error
    }

    init(_ wire: WireRefusal) {
        source = wire.source
        error = WirefoldError(wire.error)
    }

    public func json() throws(WirefoldError) -> String {
        try WirefoldClient.json(
            WireRefusal(
                source: source,
                RPCError(RPCError.Code(rawValue: error.code.rawValue), error.message, field: error.field)))
    }
}
