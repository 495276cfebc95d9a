// What a daemon's builder makes and Daemon.run runs; tests build the same without a process.

package import Logging
package import ServiceLifecycle
package import SystemdSupport

/// A built daemon.
package protocol DaemonBody: Sendable {
    associatedtype Settings: DaemonSettings

    /// In order of dependency: the first is up before the last, and the last is shut down first.
    var services: [any Service] { get }

    /// Suspends until the sockets answer. Called once, beside the running services.
    func waitUntilReady() async throws

    /// One line with how the daemon is, for `systemctl status`; called every few seconds.
    func statusLine() async -> String

    /// The main figures, for the heartbeat line: `["documents": "12"]`.
    func heartbeat() async -> Logger.Metadata

    /// Puts those new settings into effect that can change while running.
    func reload(_ settings: Settings) async
}

/// What a daemon's builder is given.
package struct DaemonContext: Sendable {
    package let logger: Logger
    /// Listening sockets from systemd, by name: "ingest", "feed", "query".
    package let sockets: InheritedSockets
    /// Stages report their progress here; the watchdog is fed by nothing else.
    package let progress: ProgressBoard

    package init(
        logger: Logger, sockets: InheritedSockets = InheritedSockets(),
        progress: ProgressBoard = ProgressBoard()
    ) {
        self.logger = logger
        self.sockets = sockets
        self.progress = progress
    }
}
