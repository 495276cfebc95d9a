// The options that every command takes, and the way to the daemons.

internal import ArgumentParser
internal import FoundationEssentials
internal import WirefoldClient

/// The program's environment.
func environment() -> [String: String] { ProcessInfo.processInfo.environment }

struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where the daemons' sockets are.",
            discussion: """
                Else $WIREFOLD_RUNTIME_DIRECTORY, else where daemons of this user keep them, else /run/wirefold.
                """,
            valueName: "directory"),
        completion: .directory)
    var runtimeDirectory: String?

    @Flag(help: "Print JSON, one object a line where there are many.")
    var json = false

    var sockets: RuntimeDirectory { RuntimeDirectory(given: runtimeDirectory, environment: environment()) }

    /// Does something with wirefold-ingestd.
    func ingest<Result: Sendable>(_ body: (IngestClient) async throws -> Result) async throws -> Result {
        try await using("wirefold-ingestd", at: sockets.ingestSocket, body)
    }

    /// Does something with wirefold-queryd.
    func query<Result: Sendable>(_ body: (QueryClient) async throws -> Result) async throws -> Result {
        try await using("wirefold-queryd", at: sockets.querySocket, body)
    }

    /// Connects to a daemon, does something with it, and closes whatever came of it.
    private func using<Client: DaemonClient, Result: Sendable>(
        _ daemon: String, at path: String, _ body: (Client) async throws -> Result
    ) async throws -> Result {
        let client: Client = try await reach(daemon, at: path)
        do {
            let result = try await body(client)
            await client.close()
            return result
        } catch {
            await client.close()
            throw error
        }
    }

    /// Connects, and says which socket was tried and what to do where nobody answers.
    private func reach<Client: DaemonClient>(_ daemon: String, at path: String) async throws -> Client {
        do {
            return try await Client.connect(socket: path)
        } catch let error as WirefoldError where error.code == .unavailable {
            throw Failure(
                .unavailable,
                """
                \(daemon) doesn't answer on \(path): \(error.message)
                Start it with: \(start(daemon))
                or say with --runtime-directory where its sockets are.
                """)
        }
    }

    private func start(_ daemon: String) -> String {
        if sockets.path == RuntimeDirectory.system { return "systemctl start \(daemon)" }
        return runtimeDirectory == nil ? daemon : "\(daemon) --runtime-directory \(sockets.path)"
    }
}

/// What the clients of both daemons have in common.
private protocol DaemonClient: Sendable {
    static func connect(socket path: String) async throws -> Self
    func close() async
}

extension IngestClient: DaemonClient {}
extension QueryClient: DaemonClient {}
