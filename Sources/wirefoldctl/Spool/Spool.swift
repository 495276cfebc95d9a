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
        let patience = Patience()
        while try !spool.take(upTo: Self.batch).isEmpty {
            try await common.steadily(IngestClient.self, patience) { client in
                // Where the daemon went away in the middle: what is left.
                let names = try spool.take(upTo: Self.batch)
                try await submit(names, of: spool, to: client, patience, log)
            }
        }
    }

    /// One file after another, in the order of their names, so that a later version comes later.
    private func submit(
        _ names: [String], of spool: SpoolDirectory, to client: IngestClient, _ patience: Patience,
        _ log: SpoolLog
    ) async throws {
        var tally = SpoolTally()
        defer { log.tell(tally) }
        for name in names {
            let outcome = try await submit(name, of: spool, to: client)
            patience.renew()
            tally.articles += outcome.articles
            if outcome.refused == 0 {
                try spool.finish(name)
                tally.done += 1
            } else {
                try spool.fail(name, outcome.refusals)
                tally.failed += 1
                log.tell(failed: outcome)
            }
        }
    }

    private func submit(
        _ name: String, of spool: SpoolDirectory, to client: IngestClient
    ) async throws -> SpoolOutcome {
        var outcome = SpoolOutcome(name: name)
        if let objection = spool.objection(to: name) {
            outcome.refuse(objection)
            return outcome
        }
        for try await result in client.submit(files: SpoolFile(name: name, path: spool.path(ofTaken: name))) {
            switch result.outcome {
            case .receipt: outcome.take()
            case .refusal(let refusal):
                // The daemon's trouble is no fault of the file: it stays, and is tried again.
                guard refusal.isFinal else { throw refusal.error }
                outcome.refuse("\(refusal.source): \(refusal.error.description)")
            case .skipped: break
            }
        }
        return outcome
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
