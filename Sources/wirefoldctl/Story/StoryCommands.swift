// wirefoldctl story …

internal import ArgumentParser
internal import WirefoldClient

struct StoryCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story", abstract: "Stories: the records about one event.",
        subcommands: [Show.self, List.self])

    @OptionGroup var common: CommonOptions

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a story: its records and its quotes.")

        @Argument(
            help: "The story's id. That of a story that was merged shows what it was merged into.",
            transform: ID.story)
        var id: StoryID
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let output = Output.standard
            try await common.query { client in
                let story = try await client.story(id)
                if common.json { return try output.line(story.json()) }
                var records: [Record] = []
                for id in story.records.prefix(StoryPage.limit) {
                    records.append(try await client.record(id))
                }
                var quotes: [Quote] = []
                for id in story.quotes.prefix(StoryPage.limit) { quotes.append(try await client.quote(id)) }
                try output.lines(
                    StoryPage(story, records: records, quotes: quotes, on: output.terminal).lines)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List stories, newest first.")

        @Flag(help: "Only stories that are open: reports of the present may still belong to them.")
        var open = false
        @OptionGroup var limit: LimitOption
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let output = Output.standard
            let (isJSON, open) = (common.json, open)
            let (table, count) = try await common.query { client in
                var table = StoryTable()
                var count = 0
                for try await story in try await client.stories(limit: limit.limit, onlyOpen: open) {
                    count += 1
                    if isJSON {
                        try output.line(story.json())
                    } else {
                        table.append(story)
                    }
                }
                return (table, count)
            }
            if count == 0 {
                throw Failure(
                    .no,
                    open
                        ? "no open stories; see all with: wirefoldctl story list"
                        : "no stories yet; hand articles in with: wirefoldctl submit PATH…")
            }
            if !isJSON { try output.lines(table.lines(on: output.terminal)) }
        }
    }
}
