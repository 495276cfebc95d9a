// Both daemons in one process, each as its main builds it: articles in, the catalogue equal to the
// ledger, and what the query methods say of it.

internal import Foundation
internal import IngestDaemon
internal import Logging
internal import NewsModel
internal import QueryDaemon
internal import ServiceLifecycle
internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTesting
internal import WirefoldTransport

@Suite(.timeLimit(.minutes(3)))
struct PairTests {
    /// Runs ingestd around `body`, in the directories of a bench.
    private func ingesting(
        _ bench: Bench, _ body: @Sendable @escaping (IngestClient) async throws -> Void
    ) async throws {
        let directory = bench.directory.path
        let state = directory + "/ingest"
        try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true)
        var logger = Logger(label: "ingestd")
        logger.logLevel = .critical
        let settings = IngestSettings(stateDirectory: state, runtimeDirectory: directory)
        let daemon = try await IngestDaemon.make(settings: settings, context: DaemonContext(logger: logger))
        let group = ServiceGroup(services: daemon.services, logger: logger)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            try await daemon.waitUntilReady()
            let client = try await IngestClient.connect(socket: settings.ingestSocket.path)
            try await body(client)
            await client.close()
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private static func submission(_ article: InventedArticle) -> Submission {
        var submission = Submission(source: article.guid, content: Array(article.text.utf8))
        submission.format = "text"
        submission.guid = article.guid
        submission.outlet = article.outlet
        submission.title = article.title
        return submission
    }

    @Test("what ingestd folded is in the catalogue, row for row, and is found by its words and by its text")
    func pair() async throws {
        let bench = try Bench()
        try await ingesting(bench) { ingest in
            var articles = ArticleGenerator(seed: 3, words: 200)
            var originals: [InventedArticle] = []
            for _ in 0..<60 {
                guard let article = articles.next() else { break }
                _ = try await ingest.submit(Self.submission(article))
                if article.copyOf == nil { originals.append(article) }
            }
            let head = try await ingest.status().sequence
            let searched = originals
            try await bench.running { daemon, session in
                try await daemon.reached(head)
                let verification = try await verify(ingest: ingest, query: session.query)
                #expect(verification.isClean, "\(verification)")
                let article = try #require(searched.dropFirst(5).first)
                let matches = try await session.query.match(title: article.title, text: article.text)
                #expect(matches.first?.similarity ?? 0 > 0.9)
                let record = try await session.query.record(try #require(matches.first).record)
                #expect(record.title == article.title)
                let words = article.paragraphs[0].split(separator: " ").prefix(6).joined(separator: " ")
                let found = try await session.query.search(SearchQuery("\"\(words)\"", kind: .records))
                    .results
                #expect(found.map(\.id).contains(record.id.rawValue))
            }
        }
    }

    @Test("the catalogue tells open stories from those that the news has moved past")
    func closedStories() async throws {
        func report(_ name: String, day: Double, _ title: String, _ text: String) -> Submission {
            var submission = Submission(source: name, content: Array(text.utf8))
            submission.format = "text"
            submission.guid = name
            submission.title = title
            submission.published = Date(timeIntervalSince1970: 1_600_000_000 + day * 86_400)
            return submission
        }
        let reports = [
            report("a", day: 1, "Gull count shuts Kelvane pier", Self.gulls),
            report("b", day: 2, "Kelvane pier shut while gulls are counted", Self.gullsElsewhere),
            report("c", day: 30, "Lindholm ferry stops after engine fire", Self.ferry),
            report("d", day: 30, "Engine fire stops Lindholm ferry at night", Self.ferryElsewhere),
            report("e", day: 30, "", "Plate 1. Plate 2."),
        ]
        let bench = try Bench()
        try await ingesting(bench) { ingest in
            for report in reports { _ = try await ingest.submit(report) }
            let head = try await ingest.status().sequence
            try await bench.running { daemon, session in
                try await daemon.reached(head)
                let verification = try await verify(ingest: ingest, query: session.query)
                #expect(verification.isClean, "\(verification)")
                var stories: [Story] = []
                for try await story in try await session.query.stories() { stories.append(story) }
                #expect(
                    stories.map(\.closed) == [nil, Date(timeIntervalSince1970: 1_600_000_000 + 6 * 86_400)])
                var open: [Story] = []
                for try await story in try await session.query.stories(limit: 9, onlyOpen: true) {
                    open.append(story)
                }
                #expect(open == stories.filter { $0.closed == nil })
            }
        }
    }

    private static let gulls =
        "Warden Orla Brandvik shut the Kelvane pier for the yearly gull count on Monday. Volunteers of the reserve "
        + "looked for nests under the planks until the tide drove them off.\n\nBrandvik said that fewer gulls "
        + "had nested on the pier since the cannery closed."
    private static let gullsElsewhere =
        "Nobody may walk on the pier of Kelvane today: the gulls are being counted. Orla Brandvik, warden of the "
        + "reserve, had volunteers search for nests.\n\nThe cannery fed them once, and gulls were many then."
    private static let ferry =
        "The Lindholm ferry runs no more at night after a fire in the engine room of the Marieke. Tor Lindqvist, who "
        + "heads the operator, wants every engine room checked first.\n\nA tug from Osterby helped the crew."
    private static let ferryElsewhere =
        "Night boats stay in port at Lindholm. Flames in the Marieke's engine room had kept passengers of the ferry "
        + "on deck until a tug came from Osterby.\n\nLindqvist promised checks of the whole fleet."

    @Test("both count alike, whatever was withdrawn, killed, revised or merged")
    func counts() async throws {
        let bench = try Bench()
        try await ingesting(bench) { ingest in
            var articles = ArticleGenerator(seed: 5, words: 120)
            let submissions = (0..<8).compactMap { _ in articles.next().map(Self.submission) }
            var receipts: [Receipt] = []
            for submission in submissions { receipts.append(try await ingest.submit(submission)) }
            _ = try await ingest.withdraw(receipts[0].document)
            var killed = submissions[1]
            killed.status = .canceled
            _ = try await ingest.submit(killed)
            // A later version of a live one, of a withdrawn one and of a killed one.
            for index in 0...2 {
                var revised = submissions[index]
                revised.content = Array((articles.next()?.text ?? "").utf8)
                _ = try await ingest.submit(revised)
            }
            _ = try await ingest.merge(receipts[3].record, receipts[4].record)
            let counted = try await ingest.status()
            #expect(counted.documents < 11)
            try await bench.running { daemon, session in
                try await daemon.reached(counted.sequence)
                let status = try await session.query.status()
                #expect(status.documents == counted.documents)
                #expect(status.records == counted.records)
                #expect(status.quotes == counted.quotes)
                #expect(status.stories == counted.stories)
            }
        }
    }
}
