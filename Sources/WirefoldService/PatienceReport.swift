// What a daemon tells its supervisor while a long start or stop gets on, so that it isn't taken for
// stuck.

internal import Synchronization
internal import SystemdSupport

package final class PatienceReport: Sendable {
    /// How long the start or stop may take from each report on.
    private static let patience = Duration.seconds(30)
    private let doing: String
    private let next: Mutex<ContinuousClock.Instant>

    /// - Parameter doing: what takes long, in one word: "starting".
    package init(_ doing: String) {
        self.doing = doing
        next = Mutex(.now)
    }

    /// `done` of `all` steps are behind; said once a second at most. Costs a look at the clock.
    package func got(to done: Int, of all: Int, _ what: String) { say("\(done) of \(all) \(what)") }

    /// The same of something whose end isn't known.
    package func say(_ progress: @autoclosure () -> String) {
        let isDue = next.withLock { next in
            guard ContinuousClock.now >= next else { return false }
            next = .now + .seconds(1)
            return true
        }
        guard isDue else { return }
        ServiceNotifier.extendTimeout(by: Self.patience, status: "\(doing): \(progress())")
    }
}
