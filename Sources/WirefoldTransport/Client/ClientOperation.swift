// ClientOperation: what tasks ask of a client's session.

internal import WirefoldProtocol

enum ClientOperation: Sendable {
    case unary(UnaryCall)
    case pipeline(Pipeline)
    case open(StreamCall)
    // By the call's serial number:
    case item(UInt64, MessageBytes)
    case finish(UInt64)
    case cancel(UInt64)
    case grant(UInt64, UInt32)
    case close

    /// The call that it opens, if it opens one that can be canceled.
    var serial: UInt64? {
        switch self {
        case .unary(let call): call.serial
        case .open(let call): call.serial
        default: nil
        }
    }
}

/// One unary call on its way.
struct UnaryCall: Sendable {
    typealias Continuation = CheckedContinuation<Result<MessageBytes, RPCError>, Never>
    /// Names the call to who wants to cancel it.
    var serial: UInt64
    var method: String
    var message: MessageBytes
    var continuation: Continuation
}

/// Many calls of one method, of which some are in flight.
struct Pipeline: Sendable {
    typealias Continuation = CheckedContinuation<[Result<MessageBytes, RPCError>], Never>
    var method: String
    var messages: [MessageBytes]
    var window: Int
    var continuation: Continuation
}
