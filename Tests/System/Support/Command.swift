// Command: a program with its arguments, and what came of running it.

internal import Foundation

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

struct Command {
    let program: String
    let arguments: [String]
    /// Added to the test's own.
    let environment: [String: String]

    init(_ program: String, _ arguments: [String], environment: [String: String] = [:]) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
    }

    /// Runs it to its end. Its output goes through files in `directory`: nobody has to empty a pipe.
    func run(in directory: String, input: String = "") async throws -> Outcome {
        let base = directory + "/" + UUID().uuidString
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        try Data(input.utf8).write(to: URL(fileURLWithPath: base + ".in"))
        for name in [".out", ".err"] {
            _ = FileManager.default.createFile(atPath: base + name, contents: nil)
        }
        let handles = [
            try FileHandle(forReadingFrom: URL(fileURLWithPath: base + ".in")),
            try FileHandle(forWritingTo: URL(fileURLWithPath: base + ".out")),
            try FileHandle(forWritingTo: URL(fileURLWithPath: base + ".err")),
        ]
        defer { for handle in handles { try? handle.close() } }
        process.standardInput = handles[0]
        process.standardOutput = handles[1]
        process.standardError = handles[2]
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
