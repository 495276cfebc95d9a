// wirefoldctl check

internal import ArgumentParser
internal import WirefoldClient

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give the receipts that submit would give; change nothing.",
        usage: "wirefoldctl check <path> ... [<option> ...]",
        discussion: "Each article is checked against what is in already, not against those before it.")

    @OptionGroup var input: InputOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let receipts = ReceiptLines(asJSON: common.json, progress: Progress { nil })
        try await common.ingest { client in
            let pieces = FilePieces(input: input, receipts: receipts)
            for try await result in client.submit(files: pieces, checking: true) { try receipts.show(result) }
        }
        try receipts.end(verb: "checked")
    }
}
