// WallClock: the time of day and waiting for one, given to those who need it, so that tests need
// not wait.

package import FoundationEssentials

/// The time that people's clocks show. It may jump; who waits for it looks again now and then.
package struct WallClock: Sendable {
    package var now: @Sendable () -> Date
    /// Returns at `date` or before it, or throws where the task is canceled.
    package var sleep: @Sendable (_ date: Date) async throws -> Void

    package init(
        now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (_ date: Date) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The machine's.
    package static let system = WallClock(
        now: { Date() },
        sleep: { date in
            // A minute at a time: the machine's clock may be set.
            let seconds = min(60, max(0, date.timeIntervalSince(Date())))
            try await Task.sleep(for: .seconds(seconds))
        })
}

extension Date {
    package init(microseconds: Int64) { self.init(timeIntervalSince1970: Double(microseconds) / 1e6) }

    /// Since 1970.
    package var microseconds: Int64 {
        let value = (timeIntervalSince1970 * 1e6).rounded()
        return value.isFinite ? Int64(max(-9e18, min(9e18, value))) : 0
    }
}
