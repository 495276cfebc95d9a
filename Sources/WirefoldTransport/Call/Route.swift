// Route: one method of a router, with its messages as bytes.

internal import WirefoldProtocol

/// Who may call a method, and what answers it.
struct Route: Sendable {
    var access: AccessPolicy
    var handler: Handler

    enum Handler: Sendable {
        case unary(@Sendable (MessageBytes, CallContext) throws(RPCError) -> MessageBytes)
        case asyncUnary(@Sendable (MessageBytes, CallContext) async throws(RPCError) -> MessageBytes)
        case serverStream(@Sendable (MessageBytes, Outbox, CallContext) async throws(RPCError) -> Void)
        case bidirectional(
            window: UInt32, @Sendable (Inbox, Outbox, CallContext) async throws(RPCError) -> Void)
    }
}
