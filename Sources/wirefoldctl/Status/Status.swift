// wirefoldctl status

internal import ArgumentParser
internal import FoundationEssentials
internal import WirefoldClient

struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how both daemons are: what they hold, how far apart, how fast.",
        discussion: "Where one of them is away, shows the other and exits with 69.")

    @Flag(help: "Print OpenMetrics text, for a scraper.")
    var openmetrics = false
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if openmetrics, common.json { throw ValidationError("say --json or --openmetrics, not both") }
    }

    func run() async throws {
        let (ingest, ingestFailure) = try await attempt { try await common.ingest { try await $0.status() } }
        let (query, queryFailure) = try await attempt { try await common.query { try await $0.status() } }
        let output = Output.standard
        if openmetrics {
            try output.lines(OpenMetrics(ingest: ingest, query: query).lines)
        } else if common.json {
            try output.line(json(ingest, query))
        } else if ingest != nil || query != nil {
            try output.lines(StatusPage(ingest: ingest, query: query, on: output.terminal, now: .now).lines)
        }
        if let failure = ingestFailure ?? queryFailure { throw failure }
    }

    /// One daemon's answer, or why there is none; both are asked whatever the first says.
    private func attempt<Answer>(_ ask: () async throws -> Answer) async throws -> (Answer?, Failure?) {
        do {
            return (try await ask(), nil)
        } catch let failure as Failure {
            return (nil, failure)
        } catch let error as WirefoldError {
            return (nil, Failure(error))
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
