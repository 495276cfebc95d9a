// wirefoldctl tail

internal import ArgumentParser
internal import WirefoldClient

struct Tail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Follow the log: each change to a record, quote or story as it is made.",
        discussion: """
            Without --after it starts with the next change. It goes on until Ctrl-C or --count changes, also \
            where the daemon is restarted meanwhile, and says after which number to go on.
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
        try await withInterrupt {
            let patience = Patience()
            do {
                try await common.steadily(QueryClient.self, patience) { try await follow($0, last, patience) }
            } catch let error as WirefoldError where error.code == .unavailable && last.hasBegun {
                throw Failure(.unavailable, "\(error.message)\nOnce it is back, \(last.continuation)")
            }
        } interrupted: {
            // The changes that were shown are complete: what was asked is done.
            guard last.shown > 0 else { return }
            Exit.say("stopped; \(last.continuation)")
        }
    }

    private func follow(_ client: QueryClient, _ last: LastSequence, _ patience: Patience) async throws {
        let output = Output.standard
        try await last.begin { if let after { after } else { try await client.status().appliedSequence } }
        for try await batch in try await client.tail(after: last.value) {
            patience.renew()
            for change in batch.changes {
                try output.line(common.json ? change.json() : ChangeLine(change).text(on: output.terminal))
                last.pass(change.sequence)
                if last.shown == count { return }
            }
            try output.flush()
        }
        // Only a daemon that stops ends a tail.
        throw WirefoldError(code: .unavailable, message: "wirefold-queryd ended the tail.")
    }
}
