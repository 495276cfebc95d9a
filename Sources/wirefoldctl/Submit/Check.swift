// wirefoldctl check

internal import ArgumentParser

struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Give the receipts that submit would give; change nothing.",
        usage: "wirefoldctl check <path> ... [<option> ...]",
        discussion: "Each article is checked against what is in already, not against those before it.")

    @OptionGroup var input: InputOptions
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let receipts = ReceiptLines(asJSON: common.json, progress: Progress { nil })
        try await SteadySubmission(input: input, receipts: receipts, isCheck: true).run(common)
        try receipts.end(verb: "checked")
    }
}
