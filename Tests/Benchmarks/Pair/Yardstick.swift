// Yardstick: the protocol's echo beside a raw C exchange of as many bytes, on one core.

internal import Benchmark
internal import CPingPong
internal import Foundation
internal import WirefoldTesting

/// What a benchmark can't be run without.
struct Unmeasurable: Error, CustomStringConvertible {
    let description: String
}

/// Binds this process, and the processes that it starts from now on, to one core.
func pinToOneCore() throws {
    guard pin_to_core(0) == 0 else {
        throw Unmeasurable(description: "this process can't be bound to a core")
    }
}

/// An echo server in a process of its own, and a client.
final class Yardstick: Sendable {
    private static let payload = 1_024
    private let directory: TemporaryDirectory
    private let client: EchoClient

    init() async throws {
        try pinToOneCore()
        directory = try TemporaryDirectory()
        let socket = directory.path + "/echo.sock"
        let server = Process()
        server.executableURL = URL(fileURLWithPath: try programs() + "/EchoServer")
        server.arguments = [socket]
        try server.run()
        let process = server.processIdentifier
        Running.untilTeardown { kill(process, SIGTERM) }
        var connected: EchoClient?
        try await until("the echo server answers") {
            connected = try? await EchoClient.connect(socket: socket)
            return connected != nil
        }
        guard let connected else { throw Unmeasurable(description: "the echo server doesn't answer") }
        client = connected
    }

    /// So many round trips in C, then as many over the protocol.
    func compare(_ count: Int, from place: EchoClient.Place, _ benchmark: Benchmark) async throws {
        let raw = try await benchmark.time(.rawTrip, of: count) { try exchangeRaw(count) }
        let ours = try await benchmark.time(.roundTrip, of: count) {
            try await client.roundTrips(count, of: Self.payload, from: place)
        }
        benchmark.measurement(.timesRaw, Int(100 * ours / raw))
    }

    func pipelined(_ count: Int) async throws {
        try await client.pipelined(count, of: Self.payload, window: 64)
    }

    private func exchangeRaw(_ count: Int) throws {
        var child: Int32 = 0
        let socket = ping_pong_start(Self.payload, &child)
        guard socket >= 0 else { throw Unmeasurable(description: "no C process could be started") }
        defer { ping_pong_stop(socket, child) }
        for _ in 0..<count {
            guard ping_pong_round_trip(socket, Self.payload) == 0 else {
                throw Unmeasurable(description: "the C process is gone")
            }
        }
    }
}

/// The directory of this program and of those that were built beside it.
private func programs() throws -> String {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return (program as NSString).deletingLastPathComponent
}
