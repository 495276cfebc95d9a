// IntakeLine: the one bounded queue of the pipeline. Requests enter in order, are prepared side
// by side, and leave in order, in groups.

internal import DequeModule
internal import Synchronization
internal import WirefoldProtocol

/// Hands requests from the sockets to the preparers, and in their order on to the writer.
///
/// Entering suspends while the line is full: that is the back-pressure to the sockets.
final class IntakeLine: Sendable {
    private let state: Mutex<IntakeLineState>

    init(_ bounds: IntakeBounds) { state = Mutex(IntakeLineState(bounds: bounds)) }

    /// Requests in the line.
    var count: Int { state.withLock { $0.entries.count } }

    /// Puts a request at the end of the line; suspends while the line is full. A task that is canceled
    /// meanwhile gives up its turn, and what it would have put in.
    ///
    /// - Throws: `unavailable` once the line was closed, `canceled`. `reply` is then never called.
    func enter(_ request: PipelineRequest, reply: @escaping PipelineReply) async throws(RPCError) {
        let entry = IntakeEntry(request: request, arrival: .now, reply: reply)
        let turn = state.withLock { $0.takeTurn() }
        let refusal = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let entrant = IntakeEntrant(turn: turn, entry: entry, continuation: continuation)
                // A task canceled before it gets here is seen by its flag, one canceled later by `leave`.
                step { $0.enter(entrant, isCanceled: Task.isCancelled) }
            }
        } onCancel: {
            step { $0.leave(turn, now: .now) }
        }
        if let refusal { throw refusal }
    }

    static let closed = RPCError(.unavailable, "The daemon is stopping; submit again once it is back.")

    /// A few requests to prepare, at least one; nil once the line is closed and nothing is left.
    func claim() async -> [IntakeClaim]? {
        await withCheckedContinuation { continuation in step { $0.claim(continuation) } }
    }

    /// A claimed request was prepared, or refused.
    func settle(_ ticket: UInt64, _ result: Result<PreparedRequest, RPCError>) {
        step { $0.settle(ticket, result, now: .now) }
    }

    /// The next requests for the writer, in order; nil once the line is closed and nothing is left.
    func takeGroup() async -> [IntakeGroupMember]? {
        await withCheckedContinuation { continuation in step { $0.takeGroup(continuation, now: .now) } }
    }

    /// Nobody enters any more; what is in the line goes on.
    func close() { step { $0.close(now: .now) } }

    /// Lets the state decide about an event, and does what it decided.
    private func step(_ event: (inout sending IntakeLineState) -> sending IntakeActions) {
        let actions = state.withLock(event)
        if let alarm = actions.alarm {
            // Nobody waits for it; it keeps the line for no longer than `wait`.
            Task {
                try? await Task.sleep(until: alarm, clock: .continuous)
                step { $0.wake(now: .now) }
            }
        }
        actions.perform()
    }
}
