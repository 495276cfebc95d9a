// IntakeEntry: one request in the line, and the forms in which it is handed on.

internal import WirefoldProtocol

/// How much waits in the line, and how large groups are.
struct IntakeBounds: Sendable {
    /// Requests that wait at most.
    var requests = 1_024
    /// Bytes that wait at most; a single larger request enters an empty line.
    var bytes = 64 << 20
    /// Requests in one group at most.
    var group = 256
    /// How long a group waits for company.
    var wait = Duration.milliseconds(3)
    /// Requests from this cost on are prepared alone, and no group waits for them.
    var large = 64 << 10
    /// Requests that one preparer takes at once.
    var claim = 4
}

/// One request in the line.
struct IntakeEntry: Sendable {
    enum Stage: Sendable {
        case waiting
        case preparing
        case ready(PreparedRequest)
        /// Refused, and answered.
        case refused
    }

    let request: PipelineRequest
    let arrival: ContinuousClock.Instant
    let reply: PipelineReply
    var stage = Stage.waiting

    var isSettled: Bool {
        switch stage {
        case .ready, .refused: true
        case .waiting, .preparing: false
        }
    }
}

/// A request that waits to enter, and the task that waits with it.
struct IntakeEntrant: Sendable {
    let turn: UInt64
    let entry: IntakeEntry
    /// Resumed with nothing once it is in.
    let continuation: CheckedContinuation<RPCError?, Never>
}

/// A request on its way to a preparer.
struct IntakeClaim: Sendable {
    let ticket: UInt64
    let request: PipelineRequest
}

/// A prepared request on its way to the writer.
struct IntakeGroupMember: Sendable {
    let request: PreparedRequest
    let arrival: ContinuousClock.Instant
    let reply: PipelineReply
}
