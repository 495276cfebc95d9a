// Control: wirefoldctl as a real process against a pair, and what came of it.

internal import Foundation
internal import WirefoldTesting

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

    /// Runs a program to its end.
    func run(
        _ program: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await Command(program, arguments, environment: environment).run(in: pair.directory, input: input)
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
