// Running: the processes that a benchmark has started. They end with it: whoever waits for the end of
// the benchmarks' output would otherwise wait for them.

internal import Synchronization

enum Running {
    private static let ends = Mutex<[@Sendable () async throws -> Void]>([])

    /// Has `end` called when the benchmark is over.
    static func untilTeardown(_ end: @escaping @Sendable () async throws -> Void) {
        ends.withLock { $0.append(end) }
    }

    static func endAll() async throws {
        let all = ends.withLock { ends in
            defer { ends = [] }
            return ends
        }
        for end in all { try await end() }
    }
}
