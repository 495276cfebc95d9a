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

    /// Does something with wirefold-ingestd, once.
    func ingest<Result: Sendable>(_ body: (IngestClient) async throws -> Result) async throws -> Result {
        // A correction whose answer is lost may have been made: it isn't asked for twice.
        try await steadily(IngestClient.self, Patience()) { client in
            do { return try await body(client) } catch let error as WirefoldError { throw Failure(error) }
        }
    }

    /// Asks wirefold-queryd, and again where it goes away before anything of the answer was printed.
    func query<Result: Sendable>(_ body: (QueryClient) async throws -> Result) async throws -> Result {
        try await steadily(QueryClient.self, Patience()) { client in
            do {
                return try await body(client)
            } catch let error as WirefoldError where Output.standard.hasBegun {
                throw Failure(error)
            }
        }
    }

    /// Does something with a daemon, and again where it goes away in the middle. Says which socket was tried and
    /// what to do, where nobody answers.
    func steadily<Client: DaemonClient, Result: Sendable>(
        _ daemon: Client.Type, _ patience: Patience, _ body: (Client) async throws -> Result
    ) async throws -> Result {
        let isIngest = daemon is IngestClient.Type
        let path = isIngest ? sockets.ingestSocket : sockets.querySocket
        var wasThere = false
        do {
            return try await daemon.steadily(socket: path, patience: patience) { client in
                wasThere = true
                return try await body(client)
            }
        } catch let error as WirefoldError where error.code == .unavailable && !wasThere {
            let name = isIngest ? "wirefold-ingestd" : "wirefold-queryd"
            throw Failure(
                .unavailable,
                """
                \(name) doesn't answer on \(path): \(error.message)
                Start it with: \(start(name))
                or say with --runtime-directory where its sockets are.
                """)
        }
    }

    private func start(_ daemon: String) -> String {
        if sockets.path == RuntimeDirectory.system { return "systemctl start \(daemon)" }
        return runtimeDirectory == nil ? daemon : "\(daemon) --runtime-directory \(sockets.path)"
    }
}
