// Subject: a running pair that holds invented articles, for one benchmark.

internal import Foundation
internal import Synchronization
internal import WirefoldClient
internal import WirefoldTesting

final class Subject: Sendable {
    let pair: DaemonPair
    let ingest: IngestClient
    let query: QueryClient
    /// One document of about 1 KiB, and the records of the others.
    private let document: DocumentID
    private let records: [RecordID]
    /// Changes in the log.
    let changes: UInt64
    private let generator: Mutex<ArticleGenerator>

    /// A pair that holds one short article and this many of 400 words.
    init(articles count: Int) async throws {
        pair = try DaemonPair()
        Running.untilTeardown { [pair] in for role in DaemonPair.Role.allCases { try await pair.kill(role) } }
        try await pair.start()
        ingest = try await IngestClient.connect(socket: pair.ingestSocket)
        query = try await QueryClient.connect(socket: pair.querySocket)
        var short = ArticleGenerator(seed: 5, words: 100)
        guard let article = short.next() else { throw Unmeasurable(description: "no article") }
        document = try await ingest.submit(Submission(article)).document
        var generator = ArticleGenerator(seed: 3)
        var records: [RecordID] = []
        let articles = (0..<count).compactMap { _ in generator.next() }.map(Submission.init)
        for try await result in ingest.submit(articles) {
            if case .receipt(let receipt) = result { records.append(receipt.record) }
        }
        self.generator = Mutex(generator)
        self.records = records
        changes = try await ingest.status().sequence
        try await pair.catchUp()
    }

    /// The next invented articles.
    func take(_ count: Int) -> [Submission] {
        generator.withLock { generator in
            (0..<count).compactMap { _ in generator.next() }.map(Submission.init)
        }
    }

    /// Submits articles and waits for all receipts.
    func submit(_ articles: [Submission]) async throws {
        for try await _ in ingest.submit(articles) {}
    }

    /// Looks the short document up so many times, one after the other.
    func lookUp(times count: Int) async throws {
        try await withTaskExecutorPreference(query.executor) {
            for _ in 0..<count { _ = try await query.document(document) }
        }
    }

    /// Looks so many records up, 64 in flight.
    func lookUpRecords(_ count: Int) async throws {
        let ids = (0..<count).map { records[$0 % records.count] }
        for reply in try await query.records(ids, window: 64) { _ = try reply.get() }
    }

    /// Stops queryd and drops its catalogue.
    func forgetCatalogue() async throws {
        try await pair.stop(.query)
        for name in try FileManager.default.contentsOfDirectory(atPath: pair.stateDirectory)
        where name.hasPrefix("catalogue") {
            try FileManager.default.removeItem(atPath: pair.stateDirectory + "/" + name)
        }
    }

    /// Starts queryd and waits until its catalogue is complete.
    func followFeed(fullText: Bool) async throws {
        let configuration = pair.directory + "/queryd.yaml"
        try "catalogue: {fullText: \(fullText)}\n".write(
            toFile: configuration, atomically: true, encoding: .utf8)
        try await pair.start(.query, configuration: configuration)
        try await pair.catchUp()
    }
}

extension Submission {
    init(_ article: InventedArticle) {
        self.init(source: article.guid, format: "json", content: Array(article.json.utf8))
    }
}
