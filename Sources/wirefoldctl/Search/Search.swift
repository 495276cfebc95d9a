// wirefoldctl search

// A conformance of a public type needs them public.
public import ArgumentParser
public import WirefoldClient

struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Search records, quotes and stories by words, newest first.",
        usage: "wirefoldctl search <words> ... [<option> ...]",
        discussion:
            """
            All words must occur, spelled the British or the American way; words in double quotes (within \
            the shell's) must follow each other as they stand.
            """)

    @Argument(help: "The words.")
    var words: [String]
    @Option(help: ArgumentHelp("Only quotes of this speaker.", valueName: "name"))
    var speaker: String?
    @Option(help: ArgumentHelp("Only what this outlet carried.", valueName: "name"))
    var outlet: String?
    @Option(help: ArgumentHelp("Only what was published then or later, \(Moment.help).", valueName: "date"))
    var since: Moment?
    @Option(help: ArgumentHelp("Only what was published before.", valueName: "date"))
    var until: Moment?
    @Option(help: "Search only these.")
    var `in`: SearchQuery.Kind?
    @Flag(help: "Give the most relevant first. A common word may take longer than the daemon allows.")
    var ranked = false
    @OptionGroup var limit: FoundLimitOption
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let query = SearchQuery(
            words.joined(separator: " "), speaker: speaker, outlet: outlet, since: since?.date,
            until: until?.date,
            kind: `in`, limit: limit.limit, isRanked: ranked)
        let reply = try await common.query { try await $0.search(query) }
        let output = Output.standard
        if common.json {
            try output.line(reply.json())
        } else {
            for (index, result) in reply.results.enumerated() {
                if index > 0 { try output.line() }
                try output.lines(lines(of: result, on: output.terminal))
            }
        }
        if reply.results.isEmpty { throw Self.nothing(isPartial: reply.isPartial) }
        if reply.isPartial {
            Exit.say(Self.partial(isRanked: ranked))
        } else if !common.json, let remark = limit.remark(on: reply.results.count, most: reply.limit) {
            Exit.say(remark)
        }
    }

    /// Why there is no result: that there is none is known only where all was searched.
    static func nothing(isPartial: Bool) -> Failure {
        isPartial
            ? Failure(
                .unavailable,
                """
                the search took longer than the daemon allows, and found nothing so far
                Narrow it with --since or --in, or raise search.budgetMilliseconds.
                """)
            : Failure(.no, "nothing has all these words; try fewer of them")
    }

    /// What is to be said of results that aren't all, or aren't the best.
    static func partial(isRanked: Bool) -> String {
        isRanked
            ? "ranking took too long; these are the newest. Narrow it with --since."
            : "the search took too long; there may be more. Narrow it with --since."
    }

    /// The kind, id and date; the title; the words found.
    private func lines(of result: SearchResult, on terminal: Terminal) -> [String] {
        var head = "\(result.kind) \(result.id)"
        if let published = result.published { head += " · \(published.minute) UTC" }
        let title = result.title.shown.cut(to: terminal.width)
        let snippet = result.snippet.shown.wrapped(to: terminal.width - 4).prefix(3).map { "    " + $0 }
        return [terminal.dim(head.shown), terminal.bold(title)] + (result.snippet.isEmpty ? [] : snippet)
    }
}

extension SearchQuery.Kind: ExpressibleByArgument {}
