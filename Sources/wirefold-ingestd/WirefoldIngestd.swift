// wirefold-ingestd: takes articles in, folds them and keeps the log of changes.

internal import ArgumentParser
internal import IngestDaemon
internal import WirefoldService

@main struct WirefoldIngestd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wirefold-ingestd",
        abstract: "Take articles in, fold copies into records, and keep the log of changes.",
        version: Version.text)

    @OptionGroup var options: DaemonOptions

    func run() async throws {
        let status = await Daemon.run(options: options) { settings, context in
            try await IngestDaemon.make(settings: settings, context: context)
        }
        throw ExitCode(status)
    }
}
