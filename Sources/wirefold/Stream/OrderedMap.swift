// OrderedMap: works on many lines at a time and hands the results out in the order of the input.

/// A bounded parallel map over the lines of standard input.
struct OrderedMap<Output: Sendable>: Sendable {
    let jobs: Int
    let transform: @Sendable (InputLine) throws -> Output

    /// The result for one line.
    struct Result: Sendable {
        let line: Int
        let value: Swift.Result<Output, LineError>
    }

    private struct Batch: Sendable {
        let index: Int
        let results: [Result]
    }

    /// Reads standard input to its end.
    ///
    /// No more than two batches a job are in work or waiting for an earlier one. When the input
    /// pauses, everything read so far is handed out first.
    func run(emit: ([Result]) throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Batch.self) { group in
            var reader = LineReader()
            var started = 0
            var emitted = 0
            var waiting: [Int: [Result]] = [:]

            func take(_ batch: Batch) throws {
                waiting[batch.index] = batch.results
                while let results = waiting.removeValue(forKey: emitted) {
                    try emit(results)
                    emitted += 1
                }
            }

            while true {
                if !StandardStreams.hasInput {
                    while emitted < started, let batch = try await group.next() { try take(batch) }
                }
                // One task works on what was read at once: some dozens of lines, so that starting it doesn't
                // count, and its code and theirs stay close to the processor.
                guard let lines = try reader.next() else { break }
                while started - emitted >= 2 * jobs, let batch = try await group.next() { try take(batch) }
                let index = started
                let transform = transform
                group.addTask {
                    Batch(index: index, results: lines.map { Self.result(of: $0, transform) })
                }
                started += 1
            }
            while let batch = try await group.next() { try take(batch) }
        }
    }

    private static func result(of line: InputLine, _ transform: (InputLine) throws -> Output) -> Result {
        do {
            return Result(line: line.number, value: .success(try transform(line)))
        } catch {
            return Result(line: line.number, value: .failure(LineError(error)))
        }
    }
}
