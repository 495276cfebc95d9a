// Patience: how long a caller bears with a daemon that is away.

internal import Synchronization

/// How long a caller bears with a daemon that went away: a restart, an upgrade or a crash takes a second or
/// two. One for each thing to be done; it may be shared by tasks.
public final class Patience: Sendable {
    private struct State {
        var deadline: ContinuousClock.Instant?
        var pause = Patience.shortest
    }

    private static let shortest = Duration.milliseconds(50)
    private static let longest = Duration.seconds(1)

    private let limit: Duration
    private let state = Mutex(State())

    /// - Parameter limit: how long nothing at all may get through. While a connection holds, it doesn't count.
    public init(limit: Duration = .seconds(30)) { self.limit = limit }

    /// Something got through: what was waited before counts no more.
    public func renew() { state.withLock { $0 = State() } }

    /// A connection held for so long: the daemon was there, whether or not there was anything to get through.
    /// One that always breaks soon renews nothing: what is asked may be what breaks it.
    func held(for duration: Duration) {
        state.withLock { state in
            guard duration < limit else { return state = State() }
            state.deadline = state.deadline.map { $0 + duration }
        }
    }

    /// Waits before the next attempt, each time a little longer.
    ///
    /// Throws `error` where waiting mends nothing (it isn't `unavailable`), where the limit is reached, and where
    /// the task was canceled.
    public func wait(after error: WirefoldError) async throws(WirefoldError) {
        guard error.code == .unavailable else { throw error }
        let now = ContinuousClock.now
        let pause: Duration? = state.withLock { state in
            let deadline = state.deadline ?? now + limit
            state.deadline = deadline
            defer { state.pause = min(state.pause * 2, Self.longest) }
            return now < deadline ? min(state.pause, deadline - now) : nil
        }
        guard let pause else { throw error }
        if (try? await Task.sleep(for: pause)) == nil { throw error }
    }
}
