// InProcess: a client and a server in one process, on the same state machines, without a socket.

internal import Logging
package import NIOCore
internal import NIOPosix
package import WirefoldProtocol

/// The twin of the Unix socket, for tests and for tools that hold their own server.
package enum InProcess {
    /// A connection to a router, as `peer`. It ends with the connection that is returned.
    package static func connect(
        to router: Router, peer: Peer = .current, policy: AccessPolicy = .everyone,
        limits: ServerLimits = ServerLimits(), options: ConnectionOptions = ConnectionOptions(),
        group: (any EventLoopGroup)? = nil
    ) async throws(RPCError) -> Connection {
        guard policy.allows(peer) else {
            throw RPCError(
                .permissionDenied, "User \(peer.uid) may not use this socket; ask to be put into its group.")
        }
        let loop = (group ?? MultiThreadedEventLoopGroup.singleton).next()
        let draft = Connection.Draft(options: options, loop: loop)
        let closing = loop.makePromise(of: Void.self)
        let hello = ServerSession.hello(name: "in-process", version: "1.0", limits: limits, router: router)
        do {
            let handle = try await loop.submit {
                let (serverLink, handle) = ServerSession.make(
                    router: router, held: HeldBytes(limits.heldBytes), peer: peer, limits: limits,
                    hello: hello, loop: loop, logger: Logger(label: "wirefold.in-process"))
                MemoryTransport.connect(serverLink, draft.link { closing.succeed() }, loop: loop)
                return handle
            }.get()
            // A bare task, for want of a server whose task tree the calls could hang in: it ends
            // when the connection does.
            Task { await handle.serve() }
            return try await draft.connection(closing: closing.futureResult)
        } catch {
            throw RPCError(any: error)
        }
    }
}
