// Connection: a client's end of one connection.

package import NIOCore
package import SwiftProtobuf
package import WirefoldProtocol

/// A client's connection to one server. Calls may be made from any task, as many at once as the
/// server allows streams; they share the socket.
///
/// When the connection ends, every open call ends with `unavailable`, and so does every later one.
package final class Connection: Sendable {
    package let server: ServerIdentity

    init(server: ServerIdentity) { self.server = server }

    /// Connects to the socket at `path` and exchanges hellos.
    ///
    /// Throws `unavailable` when nobody listens there, `permissionDenied` when the socket or the
    /// server doesn't let this user in, `invalidArgument` when the server speaks another version.
    package static func connect(
        path: String, options: ConnectionOptions = ConnectionOptions(), group: (any EventLoopGroup)? = nil
    ) async throws(RPCError) -> Connection {
        throw RPCError(.unavailable, "Not built yet.")
    }

    /// Calls a unary method.
    package func unary<Request: Message, Reply: Message>(
        _ method: String, _ request: Request, reply: Reply.Type = Reply.self
    ) async throws(RPCError) -> Reply {
        throw RPCError(.unavailable, "Not built yet.")
    }

    /// Calls a unary method once for each request, `window` of them in flight at once; replies
    /// come in the order of the requests. Costs one hop between threads in all, not one a call.
    package func unary<Request: Message, Reply: Message>(
        _ method: String, each requests: [Request], window: Int = 64, reply: Reply.Type = Reply.self
    ) async throws(RPCError) -> [Result<Reply, RPCError>] {
        throw RPCError(.unavailable, "Not built yet.")
    }

    /// Calls a method that answers with a stream. At most `window` items are held here unread.
    package func serverStream<Request: Message, Reply: Message>(
        _ method: String, _ request: Request, window: UInt32 = 32, reply: Reply.Type = Reply.self
    ) async throws(RPCError) -> ItemReader<Reply> {
        throw RPCError(.unavailable, "Not built yet.")
    }

    /// Calls a method that reads a stream and answers with one.
    package func bidirectional<Request: Message, Reply: Message>(
        _ method: String, window: UInt32 = 64, request: Request.Type = Request.self, reply: Reply.Type = Reply.self
    ) async throws(RPCError) -> BidirectionalCall<Request, Reply> {
        throw RPCError(.unavailable, "Not built yet.")
    }

    /// Closes the connection; open calls end with `unavailable`.
    package func close() async {}
}
