// wirefoldctl tail

internal import ArgumentParser
internal import WirefoldClient

struct Tail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow the log: each change to a record, quote or story as it is made.",
        discussion: """
            Without --after it starts with the next change. It goes on until Ctrl-C, --count changes or the \
            daemon's end, and says after which number to go on.
            """)

    @Option(
        help: ArgumentHelp("Start after this sequence number; 0 starts with the oldest.", valueName: "number")
    )
    var after: UInt64?
    @Option(help: ArgumentHelp("Stop after this many changes.", valueName: "count"))
    var count: Int?
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if let count, count < 1 { throw ValidationError("--count must be 1 or more") }
    }

    func run() async throws {
        let last = LastSequence()
        try await common.query { client in
            try await withInterrupt {
                try await follow(client, last)
            } interrupted: {
                // The changes that were shown are complete: what was asked is done.
                guard let number = last.value else { return }
                Exit.say("stopped; go on with: wirefoldctl tail --after \(number)")
            }
        }
    }

    private func follow(_ client: QueryClient, _ last: LastSequence) async throws {
        let output = Output.standard
        var shown = 0
        for try await batch in try await client.tail(after: after) {
            for change in batch.changes {
                try output.line(common.json ? change.json() : ChangeLine(change).text(on: output.terminal))
                last.value = change.sequence
                shown += 1
                if shown == count { return }
            }
            try output.flush()
        }
        try output.flush()
        throw Failure(
            .unavailable,
            "wirefold-queryd ended the tail; go on with: wirefoldctl tail --after \(last.value ?? after ?? 0)"
        )
    }
}
