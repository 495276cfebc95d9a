// InProcess: a client and a server in one process, on the same state machines, without a socket.

package import NIOCore
package import WirefoldProtocol

/// The twin of the Unix socket, for tests and for tools that hold their own server.
package enum InProcess {
    /// A connection to a router, as `peer`.
    package static func connect(
        to router: Router, peer: Peer, policy: AccessPolicy = .everyone, limits: ServerLimits = ServerLimits(),
        options: ConnectionOptions = ConnectionOptions(), group: (any EventLoopGroup)? = nil
    ) async throws(RPCError) -> Connection {
        throw RPCError(.unavailable, "Not built yet.")
    }
}
