// DaemonPair: both daemons as real processes on directories of their own, to be driven, killed
// and started again.

internal import Foundation
internal import WirefoldClient

/// Both daemons as real processes, from the directory that this program's own binary is in, or from
/// the one that `WIREFOLD_BINARIES` names: a test that isn't optimized can drive daemons that are.
///
/// They end with this object. Standard error goes to a file each, for a failing test to show.
public final class DaemonPair: Sendable {
    public enum Role: String, Sendable, CaseIterable {
        case ingest = "wirefold-ingestd"
        case query = "wirefold-queryd"
    }

    /// The directory that holds everything of this pair.
    public let directory: String
    public let stateDirectory: String
    public let runtimeDirectory: String
    /// Where the binaries are.
    public let binaries: String
    private let temporary: TemporaryDirectory
    private let processes = Processes()

    public init() throws {
        temporary = try TemporaryDirectory()
        directory = temporary.path
        stateDirectory = directory + "/state"
        runtimeDirectory = directory + "/run"
        let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        binaries =
            ProcessInfo.processInfo.environment["WIREFOLD_BINARIES"]
            ?? (program as NSString).deletingLastPathComponent
        for path in [stateDirectory, runtimeDirectory] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
    }

    public var ingestSocket: String { runtimeDirectory + "/ingest.sock" }
    public var querySocket: String { runtimeDirectory + "/query.sock" }

    deinit { processes.killAll() }

    /// Starts both and waits until their sockets answer.
    public func start() async throws {
        try await start(.ingest)
        try await start(.query)
    }

    /// Starts one of them, with a configuration of the test's own if given, and waits until its
    /// socket answers.
    public func start(_ role: Role, configuration: String? = nil) async throws {
        var arguments = ["--state-directory", stateDirectory, "--runtime-directory", runtimeDirectory]
        if let configuration { arguments += ["--config", configuration] }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: binaries + "/" + role.rawValue)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let log = logPath(role)
        if !FileManager.default.fileExists(atPath: log) {
            _ = FileManager.default.createFile(atPath: log, contents: nil)
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: log))
        try handle.seekToEnd()
        process.standardError = handle
        try process.run()
        processes.put(process, for: role)
        try await until("\(role.rawValue) answers") { [self] in
            guard process.isRunning else {
                let end =
                    "\(role.rawValue) ended with \(process.terminationStatus) (\(process.terminationReason))"
                throw DaemonPairError(end + ": " + self.log(role))
            }
            return await answers(role)
        }
    }

    /// The process id of a daemon that was started.
    public func processID(_ role: Role) -> Int32? { processes[role]?.processIdentifier }

    /// Sends SIGKILL and waits until the process is gone.
    public func kill(_ role: Role) async throws { _ = try await processes.take(role)?.end(with: SIGKILL) }

    /// Sends SIGTERM and waits for the end: the exit status.
    @discardableResult
    public func stop(_ role: Role) async throws -> Int32? {
        try await processes.take(role)?.end(with: SIGTERM)
    }

    /// What the daemon wrote to standard error, over all its starts.
    public func log(_ role: Role) -> String {
        (try? String(contentsOfFile: logPath(role), encoding: .utf8)) ?? ""
    }

    /// Waits until the catalogue holds all that the ledger does.
    public func catchUp() async throws {
        let ingest = try await IngestClient.connect(socket: ingestSocket)
        let head = try await ingest.status().sequence
        await ingest.close()
        let query = try await QueryClient.connect(socket: querySocket)
        try await until("the catalogue holds change \(head)") {
            try await query.status().appliedSequence >= head
        }
        await query.close()
    }

    private func logPath(_ role: Role) -> String { directory + "/" + role.rawValue + ".log" }

    private func answers(_ role: Role) async -> Bool {
        switch role {
        case .ingest:
            guard let client = try? await IngestClient.connect(socket: ingestSocket) else { return false }
            await client.close()
        case .query:
            guard let client = try? await QueryClient.connect(socket: querySocket) else { return false }
            await client.close()
        }
        return true
    }
}

/// Why a pair could not be brought where a test wants it.
public struct DaemonPairError: Error, CustomStringConvertible {
    public let description: String
    init(_ description: String) { self.description = description }
}

/// Asks until a condition holds; throws once a minute has passed.
public func until(_ what: String, _ condition: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(60)
    while try await !condition() {
        guard ContinuousClock.now < deadline else { throw DaemonPairError("waited a minute until \(what)") }
        try await Task.sleep(for: .milliseconds(5))
    }
}
