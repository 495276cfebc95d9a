// Filter: a command's run from the first line to the exit code.

internal import ArgumentParser

/// Runs one filter over standard input. Every run throws exit code 2 when a line was refused.
enum Filter {
    /// Writes, for every line, the line that `transform` makes of it.
    static func run(
        jobs: Int, noun: String, _ transform: @escaping @Sendable (InputObject) throws -> [UInt8]
    ) async throws {
        try await run(jobs: jobs, noun: noun, transform, settle: { $0 })
    }

    /// Writes, for every line, the line that `settle` makes of the result of `transform`, one after the
    /// other in the order of the input.
    static func run<Draft: Sendable>(
        jobs: Int, noun: String, _ transform: @escaping @Sendable (InputObject) throws -> Draft,
        settle: (Draft) throws -> [UInt8]
    ) async throws {
        try await run(
            jobs: jobs, noun: noun, transform, settle: settle,
            take: { lines in try StandardStreams.write(joined(lines)) }, finish: {})
    }

    /// Hands the results of `transform` to `take` in the order of the input, a batch at a time. What
    /// `take` and `finish` throw ends the run.
    static func run<Output: Sendable>(
        jobs: Int, noun: String, _ transform: @escaping @Sendable (InputObject) throws -> Output,
        take: ([Output]) throws -> Void, finish: () throws -> Void = {}
    ) async throws {
        try await run(jobs: jobs, noun: noun, transform, settle: { $0 }, take: take, finish: finish)
    }

    /// What `transform` and `settle` throw refuses the line, and the rest goes on.
    private static func run<Draft: Sendable, Output>(
        jobs: Int, noun: String, _ transform: @escaping @Sendable (InputObject) throws -> Draft,
        settle: (Draft) throws -> Output, take: ([Output]) throws -> Void, finish: () throws -> Void
    ) async throws {
        var progress = Progress(noun: noun)
        var refusals = Refusals()
        func complain(_ message: String?) {
            guard let message else { return }
            progress.clear()
            StandardStreams.complain(message)
        }
        let map = OrderedMap(jobs: jobs) { try transform(InputObject(line: $0.bytes.get())) }
        try await map.run { results in
            var outputs: [Output] = []
            outputs.reserveCapacity(results.count)
            for result in results {
                do {
                    try outputs.append(settle(result.value.get()))
                } catch {
                    complain(refusals.add(line: result.line, LineError(error)))
                }
            }
            try take(outputs)
            progress.advance(by: results.count)
        }
        complain(refusals.end())
        try finish()
        progress.finish()
        guard refusals.count == 0 else { throw ExitCode(2) }
    }

    /// Lines as they go out.
    private static func joined(_ lines: [[UInt8]]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
        for line in lines {
            output += line
            output.append(0x0A)
        }
        return output
    }
}
