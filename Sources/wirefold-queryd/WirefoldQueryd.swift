// wirefold-queryd: follows the log of changes and answers lookups, searches and tails.

internal import ArgumentParser
internal import QueryDaemon
internal import WirefoldService

@main struct WirefoldQueryd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wirefold-queryd",
        abstract: "Follow ingestd's log of changes, and answer lookups, searches and tails.",
        version: Version.text)

    @OptionGroup var options: DaemonOptions

    @Option(help: ArgumentHelp("Follow the log on this socket.", valueName: "path"))
    var feedSocket: String?

    func run() async throws {
        let flags = feedSocket.map { ["--feed-socket": DaemonOptions.absolute($0)] } ?? [:]
        let status = await Daemon.run(options: options, flags: flags) { settings, context in
            try await QueryDaemon.make(settings: settings, context: context)
        }
        throw ExitCode(status)
    }
}
