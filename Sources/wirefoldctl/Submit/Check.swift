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
            let articles = input.articles(limit: client.largestContent)
            let submissions = Submissions(articles: articles, known: input.known, receipts: receipts)
            for try await submission in submissions {
                let receipt: Receipt
                do {
                    receipt = try await client.check(submission)
                } catch let error as WirefoldError
                    where error.code == .invalidArgument || error.code == .resourceExhausted
                {
                    try receipts.show(Refusal(source: submission.source, error: error))
                    continue
                }
                try receipts.show(receipt)
            }
        }
        try receipts.end(verb: "checked")
    }
}
