// CommitSignal: wakes those who wait for the log, or another list, to grow.

internal import Synchronization

/// The last committed sequence number, and who waits for more.
final class CommitSignal: Sendable {
    private struct State {
        var sequence: UInt64
        var isClosed = false
        var nextWaiter: UInt64 = 0
        var waiters: [UInt64: (after: UInt64, CheckedContinuation<Void, Never>)] = [:]
    }
    private let state: Mutex<State>

    init(_ sequence: UInt64) { state = Mutex(State(sequence: sequence)) }

    /// The log has grown up to `sequence`.
    func advance(to sequence: UInt64) {
        let woken = state.withLock { state in
            state.sequence = max(state.sequence, sequence)
            let ready = state.waiters.filter { $0.value.after < state.sequence }
            for waiter in ready.keys { state.waiters[waiter] = nil }
            return ready.values.map(\.1)
        }
        for continuation in woken { continuation.resume() }
    }

    /// Nothing more will come, and nobody waits any more.
    func close() {
        let woken = state.withLock { state in
            state.isClosed = true
            defer { state.waiters.removeAll() }
            return state.waiters.values.map(\.1)
        }
        for continuation in woken { continuation.resume() }
    }

    /// How far the log has grown.
    var sequence: UInt64 { state.withLock { $0.sequence } }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Suspends until the log reaches past `sequence`, the signal is closed, or the task is canceled.
    func wait(past sequence: UInt64) async {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if state.sequence > sequence || state.isClosed || Task.isCancelled { return true }
                    state.waiters[waiter] = (sequence, continuation)
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: waiter) }?.1.resume()
        }
    }
}
