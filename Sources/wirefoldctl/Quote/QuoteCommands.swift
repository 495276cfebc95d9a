// wirefoldctl quote …

internal import ArgumentParser
internal import WirefoldClient

struct QuoteCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quote", abstract: "Canonical quotes: one utterance, its carriers and its wordings.",
        subcommands: [Show.self, Find.self])

    @OptionGroup var common: CommonOptions

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a quote: who carried it, when, and in which words.",
            discussion: """
                A line below a carrier says what a revision made of the quote there (dropped, reworded, \
                another speaker), and whom it names where others name somebody else.
                """)

        @Argument(
            help: "The quote's id. That of a quote that was merged shows what it was merged into.",
            transform: ID.quote)
        var id: QuoteID
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let quote = try await common.query { try await $0.quote(id) }
            let output = Output.standard
            try common.json
                ? output.line(quote.json()) : output.lines(QuotePage(quote, on: output.terminal).lines)
        }
    }

    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find the quotes that render a wording, best first.",
            discussion: "Finds it respelled, trimmed or translated back. The more words, the surer."
        )

        @Argument(help: "The words.")
        var text: [String]
        @OptionGroup var limit: FoundLimitOption
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let matches = try await common.query {
                try await $0.findQuote(text.joined(separator: " "), limit: limit.limit)
            }
            let output = Output.standard
            if common.json {
                for match in matches { try output.line(match.quote.json()) }
            } else {
                for (index, match) in matches.enumerated() {
                    if index > 0 { try output.line() }
                    try output.lines(QuotePage(match.quote, score: match.score, on: output.terminal).lines)
                }
            }
            if matches.isEmpty { throw Failure(.no, "no quote has these or similar words") }
            if !common.json, let remark = limit.remark(on: matches.count, most: matches.limit) {
                Exit.say(remark)
            }
        }
    }
}
