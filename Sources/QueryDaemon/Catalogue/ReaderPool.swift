// ReaderPool: a few read connections for searches and lists, each with a time budget.

internal import Foundation
internal import GRDB
internal import Synchronization

/// Read connections, lent one at a time. Who finds none free waits its turn.
final class ReaderPool: Sendable {
    private struct State {
        var idle: [DatabaseQueue]
        var waiting: [CheckedContinuation<DatabaseQueue, Never>] = []
    }

    private let state: Mutex<State>

    init(_ queues: [DatabaseQueue]) { state = Mutex(State(idle: queues)) }

    /// Runs `body` on a connection, off the calling thread. What it reads is one state of the catalogue.
    func read<Value: Sendable>(_ body: @Sendable @escaping (Database) throws -> Value) async throws -> Value {
        let queue = await borrow()
        defer { giveBack(queue) }
        try Task.checkCancellation()
        return try await queue.read(body)
    }

    /// The same, interrupted when the budget runs out: a running statement then throws
    /// `SQLITE_INTERRUPT` to `body`, which can still return what it has.
    func read<Value: Sendable>(
        within budget: Duration, _ body: @Sendable @escaping (Database) throws -> Value
    ) async throws -> Value {
        let queue = await borrow()
        defer { giveBack(queue) }
        try Task.checkCancellation()
        let call = InterruptibleCall(queue)
        async let _: Void = call.interrupt(after: budget)
        return try await queue.read { db in
            // Inside, so that an interrupt never meets the connection's next borrower.
            defer { call.finish() }
            return try body(db)
        }
    }

    private func borrow() async -> DatabaseQueue {
        await withCheckedContinuation { continuation in
            let queue = state.withLock { state -> DatabaseQueue? in
                if let queue = state.idle.popLast() { return queue }
                state.waiting.append(continuation)
                return nil
            }
            if let queue { continuation.resume(returning: queue) }
        }
    }

    private func giveBack(_ queue: DatabaseQueue) {
        let next = state.withLock { state -> CheckedContinuation<DatabaseQueue, Never>? in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.idle.append(queue)
            return nil
        }
        next?.resume(returning: queue)
    }
}

/// A call that may be interrupted until it has finished.
private final class InterruptibleCall: Sendable {
    private let queue: DatabaseQueue
    private let isFinished = Mutex(false)

    init(_ queue: DatabaseQueue) { self.queue = queue }

    func interrupt(after budget: Duration) async {
        // Canceled as soon as the call is over.
        guard (try? await Task.sleep(for: budget)) != nil else { return }
        isFinished.withLock { if !$0 { queue.interrupt() } }
    }

    func finish() { isFinished.withLock { $0 = true } }
}
