// QueryServer: query.sock as a service of the daemon's life.

internal import Logging
internal import NIOPosix
internal import ServiceLifecycle
internal import Synchronization
internal import SystemdSupport
internal import WirefoldService
internal import WirefoldTransport

/// Listens on the socket that systemd passed, or on its own.
final class QueryServer: Service {
    private let server: SocketServer
    private let ready = ReadySignal()

    init(settings: QuerySettings, context: DaemonContext, router: Router, connections: ConnectionCount) {
        server = SocketServer(
            configuration: Self.configuration(settings, context), router: router,
            group: MultiThreadedEventLoopGroup.singleton, logger: context.logger)
        connections.watch { [server] in server.connectionCount }
    }

    static func configuration(
        _ settings: QuerySettings, _ context: DaemonContext
    ) -> SocketServer.Configuration {
        let socket = settings.querySocket
        let endpoint: SocketServer.Endpoint =
            context.sockets.take(socket.name).map { .descriptor($0) } ?? .path(socket.path)
        var configuration = SocketServer.Configuration(
            endpoint: endpoint, name: "wirefold-queryd", version: Version.text)
        configuration.mode = socket.mode
        configuration.group = socket.group
        // Whoever may do nothing here is turned away at the door.
        configuration.policy = AccessPolicy(settings.readers).or(AccessPolicy(settings.admins))
        configuration.limits.frameBytes = settings.connections.frameBytes
        configuration.limits.heldBytes = settings.connections.heldBytes
        configuration.limits.streams = settings.connections.streams
        configuration.limits.connections = settings.connections.connections
        configuration.limits.connectionsPerUser = settings.connections.connectionsPerUser
        configuration.limits.hello = settings.connections.handshake
        configuration.limits.stalledFrame = settings.connections.handshake
        configuration.limits.drain = settings.common.drain
        return configuration
    }

    func run() async throws {
        try await withGracefulShutdownHandler {
            // Whoever waits for a server that ended before it was ready waits no longer.
            defer { ready.fail(CancellationError()) }
            try await server.run { [ready] in ready.fire() }
        } onGracefulShutdown: { [server] in
            server.shutDown()
        }
    }

    /// Returns once clients can connect.
    func waitUntilReady() async throws { try await ready.wait() }
}

/// How many clients there are, for the status that is built before the server.
final class ConnectionCount: Sendable {
    private let source = Mutex<(@Sendable () -> Int)?>(nil)

    var now: Int { source.withLock { $0 }?() ?? 0 }

    func watch(_ count: @escaping @Sendable () -> Int) { source.withLock { $0 = count } }
}
