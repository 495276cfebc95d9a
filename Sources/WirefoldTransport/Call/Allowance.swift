// Allowance: a counted permission that tasks wait for: credit of a stream, bytes of a connection.

internal import NIOCore
internal import Synchronization
internal import WirefoldProtocol

/// So many units that may be taken; who finds none waits, first come, first served.
final class Allowance: Sendable {
    private struct Waiter {
        var id: UInt64
        var amount: Int
        var continuation: CheckedContinuation<RPCError?, Never>
    }

    private struct State {
        var available: Int
        var failure: RPCError?
        var waiters = CircularBuffer<Waiter>()
        var lastID: UInt64 = 0

        /// Takes units where any are left: one that needs more than there are may overdraw, so
        /// that nothing is too large to pass.
        mutating func take(_ amount: Int) -> Bool {
            guard available > 0 else { return false }
            available -= amount
            return true
        }
    }

    private let state: Mutex<State>

    init(_ available: Int) { state = Mutex(State(available: available)) }

    /// Takes units, waiting for them where there are none. Throws what `fail` gave, or `canceled`.
    func take(_ amount: Int = 1) async throws(RPCError) {
        let isTaken = try state.withLock { state throws(RPCError) in
            if let failure = state.failure { throw failure }
            return state.waiters.isEmpty && state.take(amount)
        }
        if !isTaken { try await wait(amount) }
    }

    private func wait(_ amount: Int) async throws(RPCError) {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let failure = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enqueue(Waiter(id: id, amount: amount, continuation: continuation))
            }
        } onCancel: {
            remove(id)
        }
        if let failure { throw failure }
    }

    /// A task canceled before it gets here is seen by its flag, one canceled later by `remove`.
    private func enqueue(_ waiter: Waiter) {
        let isCanceled = Task.isCancelled
        let answer: RPCError?? = state.withLock { state in
            if let failure = state.failure { return .some(failure) }
            if isCanceled || Task.isCancelled { return .some(.canceled) }
            if state.waiters.isEmpty, state.take(waiter.amount) { return .some(nil) }
            state.waiters.append(waiter)
            return nil
        }
        if let answer { waiter.continuation.resume(returning: answer) }
    }

    private func remove(_ id: UInt64) {
        let waiter = state.withLock { state -> Waiter? in
            guard let index = state.waiters.firstIndex(where: { $0.id == id }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(returning: .canceled)
    }

    /// Gives units back, or more of them. A peer may give credit as often as it likes: beyond all that can
    /// be counted, more is no more.
    func add(_ amount: Int) {
        let served = state.withLock { state in
            let (sum, isTooMuch) = state.available.addingReportingOverflow(amount)
            state.available = isTooMuch ? .max : sum
            var served: [Waiter] = []
            while let first = state.waiters.first, state.take(first.amount) {
                served.append(first)
                state.waiters.removeFirst()
            }
            return served
        }
        for waiter in served { waiter.continuation.resume(returning: nil) }
    }

    /// Ends all waiting, now and later, with an error. The first error stays.
    func fail(_ error: RPCError) {
        let waiters = state.withLock { state in
            if state.failure == nil { state.failure = error }
            defer { state.waiters.removeAll() }
            return Array(state.waiters)
        }
        for waiter in waiters { waiter.continuation.resume(returning: error) }
    }
}
