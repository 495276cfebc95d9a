// What runs beside a daemon's services: it says ready, keeps the status line and the heartbeat
// going, feeds the watchdog and reloads on SIGHUP. It is the first service, so that it is shut down
// last and the watchdog is fed while the others drain.

internal import Logging
internal import ServiceLifecycle
internal import Synchronization
internal import SystemdSupport
internal import UnixSignals

struct Supervision<Body: DaemonBody>: Service {
    let body: Body
    let context: DaemonContext
    let logs: Logs
    let reloading: Reloading<Body.Settings>

    /// Between two status lines.
    private static var statusInterval: Duration { .seconds(2) }

    func run() async throws {
        // Before anything is said to be ready: a SIGHUP must not end the process.
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        try await withThrowingTaskGroup { group in
            group.addTask { try await sayReady() }
            group.addTask { await reload(on: hangups) }
            group.addTask { await showStatus() }
            group.addTask { await beat() }
            group.addTask { await feedWatchdog() }
            // A body that doesn't get ready fails the daemon; all end when the drain is over.
            for try await _ in group {}
        }
    }

    private func sayReady() async throws {
        try await cancelWhenGracefulShutdown {
            do {
                try await body.waitUntilReady()
            } catch is CancellationError {
                return
            }
            let status = await body.statusLine()
            ServiceNotifier.ready(status: status)
            context.logger.notice("ready: \(status)", metadata: DaemonMessage.ready.metadata())
        }
    }

    private func reload(on hangups: UnixSignalsSequence) async {
        for await _ in hangups.cancelOnGracefulShutdown() {
            ServiceNotifier.reloading()
            do throws(SettingsError) {
                let (settings, changes) = try reloading.reload()
                logs.threshold.level = settings.common.logLevel
                await body.reload(settings)
                context.logger.notice(
                    "settings read again: \(changes.summary)", metadata: DaemonMessage.reloaded.metadata())
            } catch {
                let problems = error.problems.map(\.description).joined(separator: "; ")
                context.logger.error(
                    "settings kept as they were: \(problems)",
                    metadata: DaemonMessage.reloadRefused.metadata())
            }
            ServiceNotifier.ready(status: await body.statusLine())
        }
    }

    private func showStatus() async {
        await repeating(every: Self.statusInterval) { ServiceNotifier.status(await body.statusLine()) }
    }

    private func beat() async {
        // Looked at each second, so that a reloaded interval counts at once.
        let waited = Mutex(Duration.zero)
        await repeating(every: .seconds(1)) {
            let isDue = waited.withLock { waited in
                waited += .seconds(1)
                guard let interval = reloading.current.common.heartbeat, waited >= interval else {
                    return false
                }
                waited = .zero
                return true
            }
            guard isDue else { return }
            var figures = await body.heartbeat()
            if logs.dropped > 0 { figures["logDropped"] = "\(logs.dropped)" }
            let line = await body.statusLine()
            context.logger.info("\(line)", metadata: DaemonMessage.heartbeat.metadata(figures))
        }
    }

    private func feedWatchdog() async {
        guard let limit = ServiceNotifier.watchdogInterval else { return }
        await repeating(every: limit / 3) {
            let stuck = context.progress.stuck()
            if stuck.isEmpty {
                ServiceNotifier.alive()
            } else {
                context.logger.error(
                    "no progress: \(stuck.joined(separator: ", "))", metadata: DaemonMessage.stuck.metadata())
            }
        }
    }

    /// Until the drain is over.
    private func repeating(every interval: Duration, _ action: @escaping @Sendable () async -> Void) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await Task.sleep(for: interval) } catch { return }
                await action()
            }
        }
    }
}
