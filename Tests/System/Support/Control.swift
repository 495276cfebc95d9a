// Control: wirefoldctl as a real process against a pair, and what came of it.

internal import Foundation
internal import WirefoldTesting

/// What a run of a program gave.
struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// The objects that were printed, one a line.
    func objects() throws -> [[String: Any]] {
        try lines.map { line in
            guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            else {
                throw DaemonPairFault("not an object: \(line)")
            }
            return object
        }
    }

    /// The only object that was printed.
    func object() throws -> [String: Any] {
        let objects = try objects()
        guard objects.count == 1, let object = objects.first else {
            throw DaemonPairFault("\(objects.count) objects instead of one; on standard error: \(errors)")
        }
        return object
    }
}

/// Why a test can't go on.
struct DaemonPairFault: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// A pair of daemons, and the command line beside it.
final class Control: Sendable {
    let pair: DaemonPair

    init() throws { pair = try DaemonPair() }

    /// A pair that runs, with the repository's invented examples folded and in the catalogue.
    static func withExamples() async throws -> Control {
        let control = try await running()
        let outcome = try await control("submit", Paths.examples)
        guard outcome.status == 0 else { throw DaemonPairFault("submit failed: \(outcome.errors)") }
        try await control.pair.catchUp()
        return control
    }

    /// A pair that runs and holds nothing.
    static func running() async throws -> Control {
        let control = try Control()
        try await control.pair.start()
        return control
    }

    /// Runs wirefoldctl on this pair.
    func callAsFunction(_ arguments: String..., input: String = "") async throws -> Outcome {
        try await run(
            pair.binaries + "/wirefoldctl", arguments + ["--runtime-directory", pair.runtimeDirectory],
            input: input)
    }

    /// Runs a program to its end. Its output goes through files: nobody has to empty a pipe.
    func run(
        _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) async throws -> Outcome {
        let base = pair.directory + "/" + UUID().uuidString
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        try Data(input.utf8).write(to: URL(fileURLWithPath: base + ".in"))
        process.standardInput = FileHandle(forReadingAtPath: base + ".in")
        for name in [".out", ".err"] {
            _ = FileManager.default.createFile(atPath: base + name, contents: nil)
        }
        process.standardOutput = FileHandle(forWritingAtPath: base + ".out")
        process.standardError = FileHandle(forWritingAtPath: base + ".err")
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return Outcome(
            status: process.terminationStatus,
            output: try String(contentsOfFile: base + ".out", encoding: .utf8),
            errors: try String(contentsOfFile: base + ".err", encoding: .utf8))
    }
}

/// Where things are in the repository.
enum Paths {
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path
    static let examples = package + "/config/examples"
    /// Articles of third parties beside the repository, where there are any.
    static let seeds = package + "/../shared/seeds"
    static var haveSeeds: Bool { FileManager.default.fileExists(atPath: seeds) }
}
