// wirefoldctl journal

internal import ArgumentParser
internal import Logging
internal import SystemdSupport

struct Journal: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show the last warnings of the services, with what they mean and what to do.",
        discussion: """
            Reads this machine's journal, for which one has to be root or in the group systemd-journal or adm. \
            Each explanation is given once, under the latest message that it is of. Exits with 1 where there is \
            no warning.
            """)

    @Option(help: ArgumentHelp("Show at most this many entries.", valueName: "count"))
    var count = 10
    @Flag(help: "Show notices and heartbeats too, not warnings and errors alone.")
    var all = false
    @OptionGroup var common: CommonOptions

    private static let units = [
        "wirefold-ingestd.service", "wirefold-queryd.service", "wirefold-spool.service",
    ]

    func validate() throws {
        if !(1...10_000).contains(count) { throw ValidationError("--count must be from 1 to 10000") }
    }

    func run() async throws {
        let entries: [JournalEntry]
        do throws(JournalReaderError) {
            entries = try JournalReader().last(count, of: Self.units, least: all ? .info : .warning)
        } catch {
            throw Failure(
                .notPermitted,
                "\(error.message). Ask as root, or have yourself put into the group systemd-journal.")
        }
        let output = Output.standard
        if common.json {
            for entry in entries { try output.line(entry.json()) }
        } else {
            try output.lines(JournalPage(entries: entries, on: output.terminal).lines)
        }
        if entries.isEmpty {
            throw Failure(.no, all ? "the services have said nothing yet" : "there is no warning")
        }
    }
}
