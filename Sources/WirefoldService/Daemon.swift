// A daemon's life, as an ordered list: settings, logging, directories, sockets, the body, ready,
// drain. Both mains call it; what differs is the builder.

internal import Foundation
internal import Logging
internal import ServiceLifecycle
internal import SystemdSupport
internal import UnixSignals

package enum Daemon {
    /// Runs until SIGTERM or SIGINT, or until a service fails. Call it once a process.
    ///
    /// - Parameters:
    ///   - options: the common flags.
    ///   - flags: further flags by name: `["--feed-socket": "/run/wirefold/feed.sock"]`.
    ///   - make: the daemon's builder, which tests call too.
    /// - Returns: the exit code: 0 after draining, 78 on bad settings, 1 on a failure.
    package static func run<Body: DaemonBody>(
        options: DaemonOptions, flags: [String: String] = [:],
        make: (Body.Settings, DaemonContext) async throws -> Body
    ) async -> Int32 {
        let reloading: Reloading<Body.Settings>
        let sockets = InheritedSockets.fromEnvironment()
        do throws(SettingsError) {
            reloading = try Reloading(
                loader: SettingsLoader(
                    schema: Body.Settings.schema, flags: options.flags.merging(flags) { $1 },
                    environment: ProcessInfo.processInfo.environment),
                file: options.config)
            if options.checkConfig {
                print("ok")
                return ExitStatus.done
            }
            try WorkingDirectories.make(
                reloading.current.common, hasSockets: !sockets.remaining.isEmpty)
        } catch {
            refuse(error, of: Body.Settings.schema.daemon)
            if !options.checkConfig { await pause(after: "the settings are wrong: \(error)") }
            return ExitStatus.badSettings
        }
        return await run(reloading, sockets, make: make)
    }

    private static func run<Body: DaemonBody>(
        _ reloading: Reloading<Body.Settings>, _ sockets: InheritedSockets,
        make: (Body.Settings, DaemonContext) async throws -> Body
    ) async -> Int32 {
        let name = Body.Settings.schema.daemon
        let settings = reloading.current
        let logs = Logs(level: settings.common.logLevel)
        LoggingSystem.bootstrap(logs.handler)
        defer { logs.flush() }
        let logger = Logger(label: name)
        let context = DaemonContext(logger: logger, sockets: sockets)
        logger.notice(
            "\(name) \(Version.text) starts",
            metadata: DaemonMessage.started.metadata([
                "stateDirectory": "\(settings.common.stateDirectory)",
                "runtimeDirectory": "\(settings.common.runtimeDirectory)",
            ]))
        let body: Body
        do {
            body = try await make(settings, context)
        } catch {
            logger.critical("\(error)", metadata: DaemonMessage.failed.metadata())
            await pause(after: "\(error)")
            return ExitStatus.failed
        }
        do {
            for socket in context.sockets.remaining {
                logger.warning(
                    "systemd passed a socket that isn't used",
                    metadata: DaemonMessage.unusedSocket.metadata(["socket": "\(socket)"]))
            }
            try await group(of: body, context: context, logs: logs, reloading: reloading).run()
            logger.notice("stopped", metadata: DaemonMessage.stopped.metadata())
            return ExitStatus.done
        } catch is CancellationError {
            // What the signal asked for, only that the time to drain was over.
            logger.warning("stopped before all was drained", metadata: DaemonMessage.stoppedEarly.metadata())
            return ExitStatus.done
        } catch {
            logger.critical("\(error)", metadata: DaemonMessage.failed.metadata())
            return ExitStatus.failed
        }
    }

    private static func group<Body: DaemonBody>(
        of body: Body, context: DaemonContext, logs: Logs, reloading: Reloading<Body.Settings>
    ) -> ServiceGroup {
        // The last is shut down first.
        let supervision = Supervision(body: body, context: context, logs: logs, reloading: reloading)
        let services: [any Service] = [supervision] + body.services + [DrainNotice(logger: context.logger)]
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: Logger(label: "lifecycle") { _ in SwiftLogNoOpLogHandler() })
        configuration.maximumGracefulShutdownDuration = reloading.current.common.drain
        return ServiceGroup(configuration: configuration)
    }

    /// Says every problem in a line of its own.
    private static func refuse(_ error: SettingsError, of daemon: String) {
        let logs = Logs(level: .error)
        guard logs.areInJournal else {
            let lines = error.problems.map { "\(daemon): \(LineEscape.escaped($0.description))\n" }
            FileHandle.standardError.write(Data(lines.joined().utf8))
            return
        }
        let logger = Logger(label: daemon, factory: logs.handler)
        for problem in error.problems {
            logger.critical("\(problem)", metadata: DaemonMessage.settingsRefused.metadata())
        }
        logs.flush()
    }

    /// A daemon that can't start is started again and again for as long as clients wait at its socket.
    /// So that this costs nobody much, it takes its time to end, and says why meanwhile.
    private static func pause(after reason: String) async {
        guard ServiceNotifier.isSupervised else { return }
        ServiceNotifier.status("can't start: \(reason)")
        try? await Task.sleep(for: .seconds(2))
    }
}
