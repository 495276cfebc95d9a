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

    /// Puts a request at the end of the line; suspends while the line is full.
    ///
    /// - Throws: `unavailable` once the line was closed. `reply` is then never called.
    func enter(_ request: PipelineRequest, reply: @escaping PipelineReply) async throws(RPCError) {
        let arrival = ContinuousClock.now
        let isIn = await withCheckedContinuation { continuation in
            let actions = state.withLock { state in
                state.enter(IntakeEntry(request: request, arrival: arrival, reply: reply), continuation)
            }
            actions.perform()
        }
        guard isIn else { throw Self.closed }
    }

    static let closed = RPCError(.unavailable, "The daemon is stopping; submit again once it is back.")

    /// A few requests to prepare, at least one; nil once the line is closed and nothing is left.
    func claim() async -> [IntakeClaim]? {
        await withCheckedContinuation { continuation in
            let actions = state.withLock { $0.claim(continuation) }
            actions.perform()
        }
    }

    /// A claimed request was prepared, or refused.
    func settle(_ ticket: UInt64, _ result: Result<PreparedRequest, RPCError>) {
        let actions = state.withLock { $0.settle(ticket, result, now: .now) }
        actions.perform()
    }

    /// The next requests for the writer, in order; nil once the line is closed and nothing is left.
    func takeGroup() async -> [IntakeGroupMember]? {
        await withCheckedContinuation { continuation in
            let actions = state.withLock { $0.takeGroup(continuation, now: .now) }
            actions.perform()
        }
    }

    /// Nobody enters any more; what is in the line goes on.
    func close() {
        let actions = state.withLock { $0.close(now: .now) }
        actions.perform()
    }
}
