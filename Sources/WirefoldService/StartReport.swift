// What a daemon tells its supervisor while a long start gets on, so that it isn't taken for stuck.

internal import Synchronization
internal import SystemdSupport

package final class StartReport: Sendable {
    /// How long the start may take from each report on.
    private static let patience = Duration.seconds(30)
    private let next: Mutex<ContinuousClock.Instant>

    package init() { next = Mutex(.now) }

    /// `done` of `all` steps are behind; said once a second at most. Costs a look at the clock.
    package func got(to done: Int, of all: Int, _ what: String) {
        let isDue = next.withLock { next in
            guard ContinuousClock.now >= next else { return false }
            next = .now + .seconds(1)
            return true
        }
        guard isDue else { return }
        ServiceNotifier.stillStarting(for: Self.patience, status: "starting: \(done) of \(all) \(what)")
    }
}
