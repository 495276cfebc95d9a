// What a daemon tells its supervisor: ready, status, reloading, stopping, alive (sd_notify(3)).
// Without a supervisor ($NOTIFY_SOCKET unset) every call does nothing.

internal import CSystemd
internal import Glibc

package enum ServiceNotifier {
    /// Whether a supervisor listens to this process.
    package static var isSupervised: Bool { getenv("NOTIFY_SOCKET") != nil }

    /// The service answers; `systemctl start` returns now.
    package static func ready(status: String) { send("READY=1\nSTATUS=\(oneLine(status))") }

    /// One line for `systemctl status`.
    package static func status(_ text: String) { send("STATUS=\(oneLine(text))") }

    /// The configuration is being read again; `ready` ends it.
    package static func reloading() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        send("RELOADING=1\nMONOTONIC_USEC=\(now.tv_sec * 1_000_000 + now.tv_nsec / 1000)")
    }

    /// The service drains and will exit.
    package static func stopping(status: String) { send("STOPPING=1\nSTATUS=\(oneLine(status))") }

    /// The start or stop takes long but gets on: it may take `duration` more from now.
    package static func extendTimeout(by duration: Duration, status: String) {
        send("EXTEND_TIMEOUT_USEC=\(duration.components.seconds * 1_000_000)\nSTATUS=\(oneLine(status))")
    }

    /// The service makes progress; see ``watchdogInterval``.
    package static func alive() { send("WATCHDOG=1") }

    /// The supervisor kills a service that isn't ``alive()`` for this long; nil where it doesn't watch.
    package static var watchdogInterval: Duration? {
        var microseconds: UInt64 = 0
        return sd_watchdog_enabled(0, &microseconds) > 0 ? .microseconds(Int64(clamping: microseconds)) : nil
    }

    private static func send(_ state: String) {
        // A supervisor that went away is no reason for a daemon to fail.
        _ = sd_notify(0, state)
    }

    /// A newline in a status would start another assignment.
    private static func oneLine(_ text: String) -> String {
        LineEscape.escaped(text)
    }
}
