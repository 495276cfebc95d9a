// AppliedSignal: wakes whoever waits for the catalogue to get further: tails and audits.

internal import Synchronization
internal import WirefoldProtocol

/// The last applied sequence number, to wait on.
package final class AppliedSignal: Sendable {
    private struct State {
        var applied: UInt64
        /// The furthest that this log was applied: numbers up to there may have been given out.
        var furthest: UInt64
        /// The catalogue was begun anew: what is published next may be of another log.
        var isRestarted = false
        var lastWaiter = 0
        var waiters: [Int: Waiter] = [:]

        mutating func take(_ isTaken: (Int, Waiter) -> Bool) -> [Waiter] {
            let taken = waiters.filter { isTaken($0.key, $0.value) }
            for key in taken.keys { waiters[key] = nil }
            return Array(taken.values)
        }
    }

    private struct Waiter {
        var past: UInt64
        /// Its number is of one log: in another it would miss what comes before that.
        var isTail: Bool
        var continuation: CheckedContinuation<UInt64, any Error>

        /// The log ends before the number that this waits to be passed.
        func fail(end: UInt64) {
            continuation.resume(
                throwing: RPCError(
                    .outOfRange,
                    "The log ends at \(end), and \(past) is of another one; tail after 0.", field: "after"))
        }
    }

    private let state: Mutex<State>

    init(applied: UInt64) { state = Mutex(State(applied: applied, furthest: applied)) }

    var applied: UInt64 { state.withLock { $0.applied } }

    /// The catalogue is begun anew, from a log that may be another.
    func restart() {
        state.withLock { state in
            state.applied = 0
            state.isRestarted = true
        }
    }

    /// The catalogue holds everything up to `sequence`, of a log that ended at `head` then.
    func publish(_ sequence: UInt64, head: UInt64) {
        let end = max(sequence, head)
        let (ready, lost) = state.withLock { state -> ([Waiter], [Waiter]) in
            state.applied = sequence
            let ready = state.take { $1.past < sequence }
            var lost: [Waiter] = []
            if state.isRestarted {
                // Beyond what was given out here a number may be a newer one of the same log, told by the ledger.
                let furthest = state.furthest
                lost = state.take { $1.isTail && end < $1.past && $1.past <= furthest }
                state.furthest = sequence
                state.isRestarted = false
            }
            state.furthest = max(state.furthest, sequence)
            return (ready, lost)
        }
        for waiter in ready { waiter.continuation.resume(returning: sequence) }
        for waiter in lost { waiter.fail(end: end) }
    }

    /// How many wait.
    var waiterCount: Int { state.withLock { $0.waiters.count } }

    /// The last who began to wait; see `heard`.
    var lastWaiter: Int { state.withLock { $0.lastWaiter } }

    /// The ledger was asked, and its log ends at `head`: tails that waited already when it was asked, for more
    /// than that, wait for nothing that will come.
    func heard(head: UInt64, after lastWaiter: Int) {
        let lost = state.withLock { state in
            state.take { $0 <= lastWaiter && $1.isTail && head < $1.past }
        }
        for waiter in lost { waiter.fail(end: head) }
    }

    /// Suspends until more than `sequence` is applied. Throws when the task is canceled, and for a tail where
    /// the log turns out to end before `sequence`.
    ///
    /// - Returns: what is applied then.
    func wait(past sequence: UInt64, isTail: Bool = false) async throws -> UInt64 {
        let number = state.withLock { state in
            state.lastWaiter += 1
            return state.lastWaiter
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let now = state.withLock { state -> Result<UInt64, any Error>? in
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if state.applied > sequence { return .success(state.applied) }
                    state.waiters[number] = Waiter(
                        past: sequence, isTail: isTail, continuation: continuation)
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
