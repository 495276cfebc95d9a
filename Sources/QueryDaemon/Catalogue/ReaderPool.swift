// ReaderPool: a few read connections for searches and lists, each with a time budget.

internal import GRDB
internal import GRDBSQLite
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
    /// `SQLITE_INTERRUPT` to `body`, which can still return what it has, or read that up after `endBudget`.
    func read<Value: Sendable>(
        within budget: Duration, _ body: @Sendable @escaping (Database) throws -> Value
    ) async throws -> Value {
        try await read { db in try db.interrupting(after: budget) { try body(db) } }
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

extension Database {
    /// Runs `body`; statements that still run once the budget is used up are interrupted. SQLite itself
    /// looks at the clock, every few microseconds: no other thread has to be free to do it.
    fileprivate func interrupting<Value>(after budget: Duration, _ body: () throws -> Value) rethrows -> Value
    {
        var deadline = ContinuousClock.now + budget
        return try withUnsafeMutablePointer(to: &deadline) { deadline in
            sqlite3_progress_handler(
                sqliteConnection, 500,
                { deadline in
                    let deadline = deadline?.assumingMemoryBound(to: ContinuousClock.Instant.self).pointee
                    return deadline.map { $0 <= .now } == true ? 1 : 0
                }, deadline)
            defer { endBudget() }
            return try body()
        }
    }

    /// What was found in time is read up, however long that takes: it is bounded by its number.
    func endBudget() { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
}
