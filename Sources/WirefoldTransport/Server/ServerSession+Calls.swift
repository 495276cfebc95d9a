// What a server's session does with a call: find its method, see whether the peer may, and answer.

internal import Logging
internal import NIOCore
internal import SwiftProtobuf
internal import WirefoldProtocol

extension ServerSession {
    func open(_ key: StreamKey, _ method: String, _ message: MessageBytes, _ credit: UInt32) {
        do throws(RPCError) {
            let context = CallContext(peer: peer, method: method)
            let route = try route(of: method)
            if let objection = route.objection(to: message, of: method) { throw objection }
            switch route.handler {
            case .unary(let body):
                carryOut(machine.reply(try body(message, context), on: key), for: key)
                closeIfDrained()
            case .asyncUnary(let body):
                try start(key, route, method, holding: message, credit: nil) { _, _ throws(RPCError) in
                    try await body(message, context)
                }
            case .serverStream(let body):
                let answer = try body(message, context)
                try start(key, route, method, holding: message, credit: credit) {
                    _, outbox throws(RPCError) in
                    try await answer(outbox)
                    return nil
                }
            case .bidirectional(let window, let body):
                try start(key, route, method, credit: credit, window: window) {
                    inbox, outbox throws(RPCError) in
                    try await body(inbox, outbox, context)
                    return nil
                }
            }
        } catch {
            carryOut(machine.end(key, published(error, method)), for: key)
            closeIfDrained()
        }
    }

    private func route(of method: String) throws(RPCError) -> Route {
        if let route = router.routes[method] {
            if route.access.allows(peer) { return route }
            throw RPCError(.permissionDenied, "\(method) is not open to user \(peer.uid) and its groups.")
        }
        if method.hasSuffix("/Describe"), router.services.contains(String(method.dropLast("/Describe".count)))
        {
            let reply = describe()
            return Route(
                access: .everyone, largest: Router.smallRequest,
                handler: .unary { _, _ throws(RPCError) in try MessageBytes(serializing: reply) })
        }
        throw RPCError(.notFound, "There is no method “\(method.prefix(80))” here; Describe lists them.")
    }

    private func describe() -> WireDescribeReply {
        var reply = WireDescribeReply()
        reply.fileDescriptorSet = ContractDescriptor.data
        reply.methods = router.methods(for: peer)
        return reply
    }

    /// Hands the call to the connection's task tree. Throws `resourceExhausted` where there is no room for the
    /// request, which the call holds until it ends.
    private func start(
        _ key: StreamKey, _ route: Route, _ method: String, holding request: MessageBytes = MessageBytes(),
        credit: UInt32?, window: UInt32? = nil,
        _ body: @escaping @Sendable (Inbox, Outbox) async throws(RPCError) -> MessageBytes?
    ) throws(RPCError) {
        let queue = queue
        let share = HeldBytes.Share(of: held)
        try share.take(request.count)
        let inbox = Inbox(window: window ?? 1, release: share.give) { queue.submit(.grant(key, $0)) }
        let outbox = Outbox(credit: Allowance(Int(credit ?? 0)), room: room) { queue.submit(.item(key, $0)) }
        let call = ActiveCall(
            key: key, route: route, method: method, share: share, inbox: window == nil ? nil : inbox,
            outbox: outbox, isStream: credit != nil
        ) { () throws(RPCError) in try await body(inbox, outbox) }
        active[key] = call
        if let window { carryOut(machine.grant(window, on: key), for: key) }
        newCalls.yield(call)
    }

    func ended(_ key: StreamKey, _ outcome: Result<MessageBytes?, RPCError>) {
        active.removeValue(forKey: key)?.share.giveAll()
        switch outcome {
        case .success(let message?): carryOut(machine.reply(message, on: key), for: key)
        case .success(nil): carryOut(machine.end(key), for: key)
        case .failure(let error): carryOut(machine.end(key, published(error, "call")), for: key)
        }
        // A late end still settles what lingered.
        _ = machine.end(key)
        closeIfDrained()
    }

    /// An error as the client is told of it; what is wrong in here goes to the log.
    private func published(_ error: RPCError, _ method: String) -> RPCError {
        switch error.code {
        case .canceled: return .stopping
        case .internal:
            logger.error(
                "A call failed.",
                metadata: ServerMessage.callFailed.metadata([
                    "method": "\(method)", "error": "\(error.message)",
                    "cause": "\(String(describing: error.cause))",
                ]))
            return error
        default: return error
        }
    }
}
