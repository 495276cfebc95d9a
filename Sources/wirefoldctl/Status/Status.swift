// wirefoldctl status

internal import ArgumentParser
internal import FoundationEssentials
internal import WirefoldClient

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how both daemons are: what they hold, how far apart, how fast.",
        discussion: """
            Where one of them is away, shows the other and exits with 69. One that is there but doesn't \
            show you its figures is no failure, unless neither does.
            """)

    @Flag(help: "Print OpenMetrics text, for a scraper.")
    var openmetrics = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if openmetrics, common.json { throw ValidationError("say --json or --openmetrics, not both") }
    }

    func run() async throws {
        let ingest = try await ask { try await common.ingest { try await $0.status() } }
        let query = try await ask { try await common.query { try await $0.status() } }
        let output = Output.standard
        if openmetrics {
            try output.lines(OpenMetrics(ingest: ingest, query: query).lines)
        } else if common.json {
            try output.line(json(ingest.figures, query.figures))
        } else if ingest.figures != nil || query.figures != nil {
            try output.lines(StatusPage(ingest: ingest, query: query, on: output.terminal, now: .now).lines)
        }
        if let failure = ingest.absence ?? query.absence { throw failure }
        if ingest.figures == nil, let refusal = query.refusal { throw refusal }
    }

    /// One daemon's answer; both are asked whatever the first says.
    private func ask<Figures>(_ status: () async throws -> Figures) async throws -> StatusAnswer<Figures> {
        do {
            return .figures(try await status())
        } catch let failure as Failure {
            return StatusAnswer(failure)
        } catch let error as WirefoldError {
            return StatusAnswer(Failure(error))
        }
    }

    private func json(_ ingest: IngestStatus?, _ query: QueryStatus?) throws -> String {
        switch (ingest, query) {
        case (let ingest?, let query?): try PairStatus(ingest: ingest, query: query).json()
        case (let ingest?, nil): "{\"ingest\":\(try ingest.json())}"
        case (nil, let query?): "{\"query\":\(try query.json())}"
        case (nil, nil): "{}"
        }
    }
}
