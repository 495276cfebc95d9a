// SocketService: one listening socket as a service: the supervisor's, or one at a path.

internal import NIOPosix
internal import ServiceLifecycle
internal import SystemdSupport
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTransport

/// Serves a router until it is asked to stop, then drains.
struct SocketService: Service {
    private let server: SocketServer
    private let onStop: @Sendable () -> Void
    private let ready: AsyncStream<Never>
    private let readiness: AsyncStream<Never>.Continuation

    /// - Parameter onStop: called when the drain begins.
    init(
        _ socket: SocketSettings, _ policy: AccessPolicy, _ router: Router, _ settings: IngestSettings,
        _ context: DaemonContext, onStop: @escaping @Sendable () -> Void
    ) {
        let endpoint = context.sockets.take(socket.name).map { SocketServer.Endpoint.descriptor($0) }
        var configuration = SocketServer.Configuration(
            endpoint: endpoint ?? .path(socket.path), name: "wirefold-ingestd", version: Version.text)
        configuration.mode = socket.mode
        configuration.group = socket.group
        configuration.policy = policy
        configuration.limits = ServerLimits(settings.connections)
        // The pipeline drains after the sockets, within the same time.
        configuration.limits.drain = settings.common.drain / 2
        server = SocketServer(
            configuration: configuration, router: router, group: MultiThreadedEventLoopGroup.singleton,
            logger: context.logger)
        self.onStop = onStop
        (ready, readiness) = AsyncStream.makeStream()
    }

    var connectionCount: Int { server.connectionCount }

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await server.run { readiness.finish() }
        } onGracefulShutdown: {
            onStop()
            server.shutDown()
        }
    }

    /// Suspends until peers can connect, or the task is canceled.
    func waitUntilReady() async { for await _ in ready {} }
}

extension ServerLimits {
    init(_ limits: ConnectionLimits) {
        self.init()
        frameBytes = limits.frameBytes
        heldBytes = limits.heldBytes
        streams = limits.streams
        connections = limits.connections
        connectionsPerUser = limits.connectionsPerUser
        hello = limits.handshake
        stalledFrame = limits.handshake
    }
}
