// TransportPair: a client connected to a router, over a Unix socket or in memory: one suite of
// tests runs over both.

internal import Logging
internal import NIOPosix
package import WirefoldTransport

/// What a connection of a test runs over.
package enum TransportKind: String, CaseIterable, Sendable {
    case socket
    case inProcess
}

/// Connects to a router and runs `body` with the connection.
package func withConnection(
    over kind: TransportKind, to router: Router, limits: ServerLimits = ServerLimits(), peer: Peer = .current,
    options: ConnectionOptions = ConnectionOptions(),
    _ body: @Sendable @escaping (Connection) async throws -> Void
) async throws {
    switch kind {
    case .inProcess:
        let connection = try await InProcess.connect(to: router, peer: peer, limits: limits, options: options)
        defer { Task { await connection.close() } }
        try await body(connection)
    case .socket:
        try await withServer(of: router, limits: limits) { server in
            let connection = try await Connection.connect(path: server.path, options: options)
            try await body(connection)
            await connection.close()
        }
    }
}

/// A server of a test, listening.
package struct ListeningServer: Sendable {
    package let path: String
    package let server: SocketServer
}

/// Serves a router on a socket of its own while `body` runs.
package func withServer(
    of router: Router, limits: ServerLimits = ServerLimits(), policy: AccessPolicy = .everyone,
    _ body: @Sendable @escaping (ListeningServer) async throws -> Void
) async throws {
    let directory = try TemporaryDirectory()
    let path = directory.path + "/test.sock"
    var configuration = SocketServer.Configuration(endpoint: .path(path), name: "test", version: "1.0")
    configuration.limits = limits
    configuration.policy = policy
    let server = SocketServer(
        configuration: configuration, router: router, group: .singletonMultiThreadedEventLoopGroup,
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    try await withThrowingTaskGroup(of: Void.self) { group in
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
        group.addTask {
            defer { isReady.finish() }
            try await server.run { isReady.finish() }
        }
        for await _ in ready {}
        do {
            try await body(ListeningServer(path: path, server: server))
            server.shutDown()
            try await group.waitForAll()
            withExtendedLifetime(directory) {}
        } catch {
            server.shutDown()
            throw error
        }
    }
}
