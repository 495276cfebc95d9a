// Ctrl-C as an ordinary end of something that goes on until it is stopped.

internal import Dispatch
internal import Glibc
internal import Synchronization

/// How far a tail is.
final class LastSequence: Sendable {
    private let state = Mutex<(value: UInt64?, shown: Int)>((nil, 0))

    /// The last change that was shown, or after which it began.
    var value: UInt64 { state.withLock { $0.value ?? 0 } }
    /// Whether it is known where it begins.
    var hasBegun: Bool { state.withLock { $0.value != nil } }
    /// How many were shown.
    var shown: Int { state.withLock { $0.shown } }

    /// Sets where it begins, once.
    func begin(_ start: () async throws -> UInt64) async throws {
        guard state.withLock({ $0.value == nil }) else { return }
        let start = try await start()
        state.withLock { $0.value = start }
    }

    func pass(_ sequence: UInt64) { state.withLock { $0 = (sequence, $0.shown + 1) } }

    /// How to go on, for people.
    var continuation: String { "go on with: wirefoldctl tail --after \(value)" }
}

/// Runs `body` until it ends or SIGINT or SIGTERM comes; then cancels it and calls `interrupted`.
func withInterrupt(
    _ body: @escaping @Sendable () async throws -> Void, interrupted: @Sendable () -> Void
) async throws {
    let wasInterrupted = try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
            try await body()
            return false
        }
        group.addTask { await interrupt() }
        defer { group.cancelAll() }
        return try await group.next() ?? false
    }
    if wasInterrupted { interrupted() }
}

/// Returns true once SIGINT or SIGTERM came, false once the task is cancelled.
private func interrupt() async -> Bool {
    let (signals, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    let sources = [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number)
        source.setEventHandler { continuation.yield() }
        source.resume()
        return source
    }
    defer { for source in sources { source.cancel() } }
    for await _ in signals { return true }
    return false
}
