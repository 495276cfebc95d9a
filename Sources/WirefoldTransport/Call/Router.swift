// Router: the methods of a server, by name, with who may call each.

package import SwiftProtobuf
package import WirefoldProtocol

/// The methods that a server answers. `<Service>/Describe` is answered for each service without
/// being registered.
///
/// A handler that throws ends its own stream with a `Failure`; nobody else notices. Names are
/// `Service/Method`, as in the `.proto` files. `largest` bounds the bytes of a request, and of each
/// item that the client streams: what is larger fails with `resourceExhausted` unread.
package struct Router: Sendable {
    /// What handlers throw.
    package typealias Failure = RPCError

    /// The largest request of a method that doesn't say otherwise: some ids, names and words.
    package static let smallRequest = 64 << 10
    /// For methods that take whatever fits into a frame.
    package static let wholeFrame = Int.max

    var routes: [String: Route] = [:]

    package init() {}

    /// A method that answers at once. It runs on the event loop, so that a lookup costs no hop
    /// between threads: keep it to microseconds and never block in it.
    package mutating func unary<Request: Message, Reply: Message>(
        _ method: String, access: AccessPolicy = .everyone, largest: Int = smallRequest,
        _ body: @escaping @Sendable (Request, CallContext) throws(Failure) -> Reply
    ) {
        routes[method] = Route(
            access: access, largest: largest,
            handler: .unary { bytes, context throws(RPCError) in
                try MessageBytes(serializing: body(bytes.request(), context))
            })
    }

    /// A method that answers at once with a message that is serialized already, such as a stored one.
    /// On the event loop, as above.
    package mutating func unary<Request: Message>(
        _ method: String, access: AccessPolicy = .everyone, largest: Int = smallRequest,
        serialized body: @escaping @Sendable (Request, CallContext) throws(RPCError) -> MessageBytes
    ) {
        routes[method] = Route(
            access: access, largest: largest,
            handler: .unary { bytes, context throws(RPCError) in
                try body(bytes.request(), context)
            })
    }

    /// A method that answers once. It runs in a task of its own, canceled when the client cancels
    /// or is gone.
    package mutating func asyncUnary<Request: Message, Reply: Message>(
        _ method: String, access: AccessPolicy = .everyone, largest: Int = smallRequest,
        _ body: @escaping @Sendable (Request, CallContext) async throws(Failure) -> Reply
    ) {
        routes[method] = Route(
            access: access, largest: largest,
            handler: .asyncUnary { bytes, context throws(RPCError) in
                try MessageBytes(serializing: await body(bytes.request(), context))
            })
    }

    /// A method that answers with a stream, as fast as the client grants credit. The stream ends
    /// when `body` returns.
    package mutating func serverStream<Request: Message, Reply: Message>(
        _ method: String, access: AccessPolicy = .everyone, largest: Int = smallRequest,
        _ body: @escaping @Sendable (Request, ItemWriter<Reply>, CallContext) async throws(Failure) -> Void
    ) {
        routes[method] = Route(
            access: access, largest: largest,
            handler: .serverStream { bytes, context throws(RPCError) in
                let request: Request = try bytes.request()
                return { outbox throws(RPCError) in
                    try await body(request, ItemWriter(outbox: outbox), context)
                }
            })
    }

    /// A method that reads a stream and answers with one. The server grants the client `window`
    /// items, and more as they are read. The stream ends when `body` returns, read to its end or not.
    package mutating func bidirectional<Request: Message, Reply: Message>(
        _ method: String, access: AccessPolicy = .everyone, largest: Int = smallRequest,
        window: UInt32 = 64,
        _ body:
            @escaping @Sendable (
                ItemReader<Request>, ItemWriter<Reply>, CallContext
            ) async throws(Failure) -> Void
    ) {
        routes[method] = Route(
            access: access, largest: largest,
            handler: .bidirectional(window: window) { inbox, outbox, context throws(RPCError) in
                try await body(ItemReader(lease: InboxLease(inbox)), ItemWriter(outbox: outbox), context)
            })
    }

    /// The names of the services that have methods here, in order.
    package var services: [String] {
        Set(routes.keys.compactMap { $0.split(separator: "/").first.map(String.init) }).sorted()
    }

    /// The methods that a peer may call, in order.
    package func methods(for peer: Peer) -> [String] {
        routes.filter { $0.value.access.allows(peer) }.keys.sorted()
    }
}
