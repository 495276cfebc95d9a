// The last service, so that it is the first to learn of the shutdown: it tells the supervisor and
// the log that the daemon drains.

internal import Logging
internal import ServiceLifecycle
internal import SystemdSupport

struct DrainNotice: Service {
    let logger: Logger

    func run() async throws {
        do {
            try await gracefulShutdown()
        } catch is CancellationError {
            return
        }
        ServiceNotifier.stopping(status: "draining")
        logger.notice("draining", metadata: DaemonMessage.stopping.metadata())
    }
}
