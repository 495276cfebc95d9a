// wirefoldctl spool: what wirefold-spool.service runs.

internal import ArgumentParser
internal import Logging
internal import SystemdSupport
internal import WirefoldClient

struct Spool: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hand in the files that feeders dropped into a spool directory, and end.",
        discussion: """
            A spool has the directories incoming, taken, done and failed. Feeders write a file elsewhere on the \
            same file system, or under a name that begins with a dot, and rename it into incoming. It is taken \
            from there, handed in, and moved to done, or to failed with the reason in NAME.reason beside it. \
            Whatever happens in between, run it again: no file is lost, and none is taken in twice.
            """)

    @Argument(help: ArgumentHelp("The spool.", valueName: "directory"), completion: .directory)
    var directory: String
    @OptionGroup var common: CommonOptions

    /// Files that are worked off at once.
    private static let batch = 1_000

    func run() async throws {
        let spool = try SpoolDirectory(directory)
        let log = SpoolLog()
        defer { log.flush() }
        while true {
            let names = try spool.take(upTo: Self.batch)
            if names.isEmpty { break }
            try await common.ingest { try await submit(names, of: spool, to: $0, log) }
        }
    }

    private func submit(
        _ names: [String], of spool: SpoolDirectory, to client: IngestClient, _ log: SpoolLog
    ) async throws {
        let run = SpoolRun(names, spool)
        var tally = SpoolTally()
        do {
            for try await result in client.submit(run) {
                var refusal: Refusal?
                if case .refusal(let found) = result {
                    // The daemon's trouble is no fault of the file: it stays, and is tried again.
                    guard found.isFinal else { throw found.error }
                    refusal = found
                }
                for file in run.note(refusal) { try settle(file, spool, &tally, log) }
            }
            for file in run.end() { try settle(file, spool, &tally, log) }
        } catch {
            log.tell(tally)
            throw error
        }
        log.tell(tally)
    }

    private func settle(
        _ file: SpoolRun.File, _ spool: SpoolDirectory, _ tally: inout SpoolTally, _ log: SpoolLog
    ) throws {
        if file.refusals.isEmpty {
            try spool.finish(file.name)
            tally.done += 1
        } else {
            try spool.fail(file.name, file.refusals)
            tally.failed += 1
            log.tell(failed: file)
        }
        tally.articles += file.articles
    }
}

/// What became of a batch.
struct SpoolTally {
    var done = 0
    var failed = 0
    var articles = 0
}

extension Refusal {
    /// Whether the article is at fault, so that trying again is of no use.
    fileprivate var isFinal: Bool {
        error.code == .invalidArgument || error.code == .resourceExhausted && !error.field.isEmpty
    }
}
