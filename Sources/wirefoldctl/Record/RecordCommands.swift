// wirefoldctl record …

internal import ArgumentParser
internal import WirefoldClient

struct RecordCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Canonical records: one underlying text and the copies that carry it.",
        subcommands: [Show.self, List.self])

    @OptionGroup var common: CommonOptions

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a record: its copies and its quotes.")

        @Argument(
            help: "The record's id. That of a record that was merged shows what it was merged into.",
            transform: ID.record)
        var id: RecordID
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let output = Output.standard
            try await common.query { client in
                let record = try await client.record(id)
                if common.json { return try output.line(record.json()) }
                var quotes: [Quote] = []
                for id in record.quotes.prefix(RecordPage.quoteLimit) {
                    quotes.append(try await client.quote(id))
                }
                try output.lines(RecordPage(record, quotes: quotes, on: output.terminal).lines)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List records, newest first.")

        @OptionGroup var limit: LimitOption
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let output = Output.standard
            var table = Table(
                .init("RECORD"), .init("COPIES", isRight: true), .init("FIRST (UTC)"),
                .init("TITLE", minimum: 20))
            var count = 0
            let isJSON = common.json
            (table, count) = try await common.query { client in
                var table = table
                var count = 0
                for try await record in try await client.records(limit: limit.limit) {
                    count += 1
                    if isJSON {
                        try output.line(record.json())
                    } else {
                        let first = record.copies.compactMap(\.published).min()
                        table.append(record.id.rawValue, "\(record.copies.count)", first.minute, record.title)
                    }
                }
                return (table, count)
            }
            if count == 0 {
                throw Failure(.no, "no records yet; hand articles in with: wirefoldctl submit PATH…")
            }
            if !isJSON { try output.lines(table.lines(on: output.terminal)) }
        }
    }
}
