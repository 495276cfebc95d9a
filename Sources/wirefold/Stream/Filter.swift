// Filter: a command's run from the first line to the exit code.

internal import ArgumentParser

/// Runs one filter over standard input.
enum Filter {
    /// Writes, for every line, the line that `transform` makes of it.
    /// - Throws: exit code 2 when a line was refused.
    static func run(
        jobs: Int, noun: String, _ transform: @escaping @Sendable (InputObject) throws -> [UInt8]
    ) async throws {
        try await run(jobs: jobs, noun: noun, transform) { try StandardStreams.write($0) }
    }

    /// Lines as they go out.
    static func joined(_ lines: [[UInt8]]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
        for line in lines {
            output += line
            output.append(0x0A)
        }
        return output
    }

    /// Hands the results of `transform` to `take` in the order of the input, a batch at a time.
    static func run<Output: Sendable>(
        jobs: Int, noun: String, _ transform: @escaping @Sendable (InputObject) throws -> Output,
        take: ([Output]) throws -> Void, finish: () throws -> Void = {}
    ) async throws {
        var progress = Progress(noun: noun)
        var refusals = Refusals()
        func complain(_ message: String?) {
            guard let message else { return }
            progress.clear()
            StandardStreams.complain(message)
        }
        let map = OrderedMap(jobs: jobs) { try transform(InputObject(line: $0.bytes)) }
        do {
            try await map.run { results in
                var outputs: [Output] = []
                outputs.reserveCapacity(results.count)
                for result in results {
                    switch result.value {
                    case .success(let output): outputs.append(output)
                    case .failure(let error):
                        complain(refusals.add(line: result.line, error))
                    }
                }
                try take(outputs)
                progress.advance(by: results.count)
            }
            complain(refusals.end())
            try finish()
        } catch let error as LineError {
            complain(refusals.end())
            complain("\(error.field): \(error.message)\n")
            throw ExitCode(2)
        }
        progress.finish()
        guard refusals.count == 0 else { throw ExitCode(2) }
    }

    private static func run(
        jobs: Int, noun: String, _ transform: @escaping @Sendable (InputObject) throws -> [UInt8],
        write: ([UInt8]) throws -> Void
    ) async throws {
        try await run(
            jobs: jobs, noun: noun, transform,
            take: { lines in try write(joined(lines)) })
    }
}
