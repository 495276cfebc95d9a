// Where the stages of a daemon report that they get on. A stage that works but doesn't report
// starves the watchdog, and the supervisor restarts the daemon.

internal import Synchronization

package final class ProgressBoard: Sendable {
    private let stages = Mutex<[ProgressStage]>([])

    package init() {}

    /// A stage of the daemon; it starts at rest.
    package func stage(_ name: String) -> ProgressStage {
        let stage = ProgressStage(name: name)
        stages.withLock { $0.append(stage) }
        return stage
    }

    /// The names of the stages that have worked since the last call without a single report.
    func stuck() -> [String] {
        stages.withLock { stages in stages.filter { !$0.takeReport() }.map(\.name) }
    }
}

/// One stage's reports.
package final class ProgressStage: Sendable {
    private enum State: UInt8 {
        case resting, working, reported
    }

    package let name: String
    private let state = Mutex(State.resting)

    init(name: String) { self.name = name }

    /// The stage has work, and did a step of it (one article, one batch). Costs some nanoseconds.
    package func step() { state.withLock { $0 = .reported } }

    /// The stage waits for work.
    package func rest() { state.withLock { $0 = .resting } }

    /// Whether the stage rests or reported since the last call.
    func takeReport() -> Bool {
        state.withLock { state in
            guard state == .reported else { return state == .resting }
            state = .working
            return true
        }
    }
}
