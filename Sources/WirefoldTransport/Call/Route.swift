// Route: one method of a router, with its messages as bytes.

internal import WirefoldProtocol

/// Who may call a method, and what answers it.
struct Route: Sendable {
    var access: AccessPolicy
    /// The most bytes of a request, and of an item that a client streams.
    var largest: Int
    var handler: Handler

    /// What answers a call once its request was read.
    typealias StreamBody = @Sendable (Outbox) async throws(RPCError) -> Void

    enum Handler: Sendable {
        case unary(@Sendable (MessageBytes, CallContext) throws(RPCError) -> MessageBytes)
        case asyncUnary(@Sendable (MessageBytes, CallContext) async throws(RPCError) -> MessageBytes)
        /// Reads the request at once: a stream may live for days, and keeps no more than was read.
        case serverStream(@Sendable (MessageBytes, CallContext) throws(RPCError) -> StreamBody)
        case bidirectional(
            window: UInt32, @Sendable (Inbox, Outbox, CallContext) async throws(RPCError) -> Void)
    }

    /// Why a message is refused that is larger than its method takes; nil: it isn't.
    func objection(to message: MessageBytes, of method: String) -> RPCError? {
        guard message.count > largest else { return nil }
        return RPCError(
            .resourceExhausted,
            "\(method) takes messages of at most \(largest) bytes, and this has \(message.count); send less.")
    }
}
