// EchoServer SOCKET: the protocol's server and nothing behind it, in a process of its own.

internal import WirefoldTesting

@main
enum Main {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else { fatalError("usage: EchoServer SOCKET") }
        try await EchoServer.run(socket: CommandLine.arguments[1])
    }
}
