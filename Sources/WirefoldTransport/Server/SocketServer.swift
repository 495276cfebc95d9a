// SocketServer: a listening Unix socket, its connections and their calls.

package import Logging
package import NIOCore
package import WirefoldProtocol

/// Serves a router on a Unix socket.
package final class SocketServer: Sendable {
    /// Where it listens, whom it lets in, and what it calls itself.
    package struct Configuration: Sendable {
        package var endpoint: Endpoint
        /// The mode of the socket file, set before anyone can reach it.
        package var mode: UInt32 = 0o660
        /// The group of the socket file; nil: the daemon's own.
        package var group: UInt32?
        package var policy: AccessPolicy = .everyone
        package var limits = ServerLimits()
        /// The program's name and version, for people at the other end.
        package var name: String
        package var version: String

        package init(endpoint: Endpoint, name: String, version: String) {
            self.endpoint = endpoint
            self.name = name
            self.version = version
        }
    }

    /// Where a server listens.
    package enum Endpoint: Hashable, Sendable {
        /// A path, at most 107 bytes. A socket file that nobody listens on is replaced; the file
        /// is removed when the server ends.
        case path(String)
        /// A listening socket that a supervisor opened: it stays open when the server ends.
        case descriptor(CInt)
    }

    package let configuration: Configuration
    private let router: Router
    private let group: any EventLoopGroup
    private let logger: Logger

    package init(
        configuration: Configuration, router: Router, group: any EventLoopGroup, logger: Logger
    ) {
        self.configuration = configuration
        self.router = router
        self.group = group
        self.logger = logger
    }

    /// Listens, calls `onReady` once peers can connect, and serves until the task is canceled or
    /// `shutDown()` is called; then it takes no new connection, lets open calls end within
    /// `limits.drain`, and closes.
    package func run(onReady: @Sendable () async -> Void = {}) async throws(RPCError) {
        throw RPCError(.unavailable, "Not built yet.")
    }

    /// Begins to drain; `run` returns when that is done. May be called from any thread, and again.
    package func shutDown() {}

    /// Connections open now.
    package var connectionCount: Int { 0 }
}
