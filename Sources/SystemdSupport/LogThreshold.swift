// The least important level that is logged, shared by all loggers of a process: a reload changes it
// while they run.

package import Logging
internal import Synchronization

package final class LogThreshold: Sendable {
    private let stored: Mutex<Logger.Level>

    package init(_ level: Logger.Level) { stored = Mutex(level) }

    package var level: Logger.Level {
        get { stored.withLock { $0 } }
        set { stored.withLock { $0 = newValue } }
    }
}
