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
        let path = sockets.ingestSocket
        let client = try await reach("wirefold-ingestd", at: path) {
            try await IngestClient.connect(socket: path)
        }
        let result: Result
        do {
            result = try await body(client)
        } catch {
            await client.close()
            throw error
        }
        await client.close()
        return result
    }

    /// Does something with wirefold-queryd.
    func query<Result: Sendable>(_ body: (QueryClient) async throws -> Result) async throws -> Result {
        let path = sockets.querySocket
        let client = try await reach("wirefold-queryd", at: path) {
            try await QueryClient.connect(socket: path)
        }
        let result: Result
        do {
            result = try await body(client)
        } catch {
            await client.close()
            throw error
        }
        await client.close()
        return result
    }

    /// Connects, and says which socket was tried and what to do where nobody answers.
    func reach<Client>(
        _ daemon: String, at path: String, _ connect: () async throws -> Client
    ) async throws -> Client {
        do {
            return try await connect()
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
