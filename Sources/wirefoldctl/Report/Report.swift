// wirefoldctl report …: one thing as a web page in one file, for those who weren't at the terminal.

internal import ArgumentParser
internal import Foundation
internal import WirefoldClient

struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a quote, story or record as a web page in one file.",
        discussion: """
            The page needs nothing else: no script, no font, no image from elsewhere. It follows the \
            reader's light or dark setting, and prints.

            EXAMPLE
              wirefoldctl report quote q-3fjtbvxpc4ikn2wq -o quote.html
            """)

    enum Kind: String, ExpressibleByArgument, CaseIterable { case quote, story, record }

    @Argument(help: "quote, story or record.")
    var kind: Kind
    @Argument(help: "Its id.")
    var id: String
    @Option(name: .shortAndLong, help: "The file to write; - is standard output.")
    var output: String
    @OptionGroup var common: CommonOptions

    func run() async throws {
        let page = try await common.query { client in
            switch kind {
            case .quote: QuoteReport(try await client.quote(try ID.quote(id))).page
            case .story: try await story(client)
            case .record: try await record(client)
            }
        }
        guard output != "-" else { return try Output.standard.line(page.html) }
        do {
            try Data((page.html + "\n").utf8).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw Failure(.usage, "can't write \(output): \(error.localizedDescription)")
        }
        try Output.standard.line("wrote \(output.shown)")
    }

    /// Records and quotes that a page shows; the rest are counted.
    private static let limit = 200

    private func story(_ client: QueryClient) async throws -> HTMLPage {
        let story = try await client.story(try ID.story(id))
        var records: [Record] = []
        for id in story.records.prefix(Self.limit) { records.append(try await client.record(id)) }
        let quotes = try await quotes(story.quotes, client)
        return StoryReport(story, records: records, quotes: quotes).page
    }

    private func record(_ client: QueryClient) async throws -> HTMLPage {
        let record = try await client.record(try ID.record(id))
        return RecordReport(record, quotes: try await quotes(record.quotes, client)).page
    }

    private func quotes(_ ids: [QuoteID], _ client: QueryClient) async throws -> [Quote] {
        var quotes: [Quote] = []
        for id in ids.prefix(Self.limit) { quotes.append(try await client.quote(id)) }
        return quotes
    }
}
