// AppliedSignal: wakes whoever waits for the catalogue to get further: tails and audits.

internal import Synchronization

/// The last applied sequence number, to wait on.
package final class AppliedSignal: Sendable {
    private struct State {
        var applied: UInt64
        var nextWaiter = 0
        var waiters: [Int: Waiter] = [:]
    }

    private struct Waiter {
        var past: UInt64
        var continuation: CheckedContinuation<UInt64, any Error>
    }

    private let state: Mutex<State>

    init(applied: UInt64) { state = Mutex(State(applied: applied)) }

    var applied: UInt64 { state.withLock { $0.applied } }

    /// The catalogue holds everything up to `sequence`; it may be less than before, once rebuilt.
    func publish(_ sequence: UInt64) {
        let ready = state.withLock { state -> [Waiter] in
            state.applied = sequence
            let ready = state.waiters.filter { $0.value.past < sequence }
            for key in ready.keys { state.waiters[key] = nil }
            return Array(ready.values)
        }
        for waiter in ready { waiter.continuation.resume(returning: sequence) }
    }

    /// Suspends until more than `sequence` is applied. Throws when the task is canceled.
    ///
    /// - Returns: what is applied then.
    func wait(past sequence: UInt64) async throws -> UInt64 {
        let number = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let now = state.withLock { state -> Result<UInt64, any Error>? in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.applied > sequence { return .success(state.applied) }
                    state.waiters[number] = Waiter(past: sequence, continuation: continuation)
                    return nil
                }
                if let now { continuation.resume(with: now) }
            }
        } onCancel: {
            let waiter = state.withLock { $0.waiters.removeValue(forKey: number) }
            waiter?.continuation.resume(throwing: CancellationError())
        }
    }
}
