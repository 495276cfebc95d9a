// Echo: a server that gives back what it is asked, and its client: what the protocol itself costs,
// for benchmarks that hold it against a raw exchange of bytes.

internal import Logging
internal import NIOPosix
internal import WirefoldProtocol
internal import WirefoldTransport

private let echo = "Test/Echo"

/// A server with one unary method, on one event loop as the daemons' sockets are.
public enum EchoServer {
    /// Serves until the task is canceled.
    public static func run(socket path: String) async throws {
        var router = Router()
        router.unary(echo) { (request: WireGetRequest, _) throws(RPCError) in request }
        let server = SocketServer(
            configuration: SocketServer.Configuration(endpoint: .path(path), name: "echo", version: "1.0"),
            router: router, group: .singletonMultiThreadedEventLoopGroup,
            logger: Logger(label: "echo") { _ in SwiftLogNoOpLogHandler() })
        try await server.run()
    }
}

/// A connection to ``EchoServer``.
public struct EchoClient: Sendable {
    private let connection: Connection

    public static func connect(socket path: String) async throws -> EchoClient {
        EchoClient(connection: try await Connection.connect(path: path))
    }

    /// Where calls are made.
    public enum Place: String, CaseIterable, Sendable {
        /// On the connection's own thread, as a caller does who minds the time.
        case connection = "own-thread"
        /// On the threads of Swift's tasks: a hop to the connection and one back for each call.
        case task = "any-task"
    }

    /// Sends so many texts of so many ASCII characters, one after the other, and takes each back.
    public func roundTrips(_ count: Int, of characters: Int, from place: Place) async throws {
        var request = WireGetRequest()
        request.id = String(repeating: "x", count: characters)
        try await withTaskExecutorPreference(place == .connection ? connection.executor : nil) { [request] in
            for _ in 0..<count {
                let reply = try await connection.unary(echo, request, reply: WireGetRequest.self)
                guard reply == request else { throw RPCError(.internal, "The echo is not what was said.") }
            }
        }
    }

    /// The same with `window` of them in flight.
    public func pipelined(_ count: Int, of characters: Int, window: Int) async throws {
        var request = WireGetRequest()
        request.id = String(repeating: "x", count: characters)
        let replies = try await connection.unary(
            echo, each: Array(repeating: request, count: count), window: window, reply: WireGetRequest.self)
        guard replies.allSatisfy({ (try? $0.get()) == request }) else {
            throw RPCError(.internal, "An echo is not what was said.")
        }
    }
}
