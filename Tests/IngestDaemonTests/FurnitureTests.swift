// What feeders and operators are promised of furniture: learnt from new articles, over restarts,
// and never to the cost of what is stored.

internal import Foundation
internal import NewsText
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import IngestDaemon

@Suite("Outlets' furniture")
struct FurnitureTests {
    static let line = "The Gullhaven Post is written, printed and read on the island."
    let directory: TemporaryDirectory
    /// Different articles of one outlet, each with its line.
    let articles: [WireArticle]

    init() throws {
        directory = try TemporaryDirectory()
        articles = Array(ArticleGenerator(words: 120).prefix(40)).filter { $0.copyOf == nil }.prefix(16).map {
            article($0.title, $0.paragraphs + [Self.line], guid: $0.guid)
        }
    }

    /// The text of the last document that was written.
    private static func lastText(_ daemon: IngestDaemon) async throws -> String {
        let documents = try await daemon.changes().flatMap(\.changes).compactMap { change in
            if case .document(let document)? = change.entry { document.text } else { nil }
        }
        return try #require(documents.last)
    }

    @Test("is left out of what arrives after twelve articles had it, after a restart too")
    func restart() async throws {
        try await withDaemon(in: directory) { daemon in
            for article in articles.prefix(12) {
                _ = try await daemon.ingest.submit(article)
                #expect(try await Self.lastText(daemon).contains(Self.line))
            }
            _ = try await daemon.ingest.submit(articles[12])
            #expect(!(try await Self.lastText(daemon).contains(Self.line)))
        }
        try await withDaemon(in: directory) { daemon in
            _ = try await daemon.ingest.submit(articles[13])
            #expect(!(try await Self.lastText(daemon).contains(Self.line)))
        }
    }

    @Test("doesn't make an article that was taken in before another one")
    func resubmission() async throws {
        try await withDaemon(in: directory) { daemon in
            let first = try await daemon.ingest.submit(articles[0])
            for article in articles.dropFirst() { _ = try await daemon.ingest.submit(article) }
            let sequence = daemon.status.status().sequence
            #expect(try await daemon.ingest.submit(articles[0]) == first)
            #expect(daemon.status.status().sequence == sequence)
        }
    }

    @Test("isn't learnt from an article that is submitted or revised again and again")
    func revisions() async throws {
        try await withDaemon(in: directory) { daemon in
            for article in articles {
                var revised = article
                revised.guid = "one"
                _ = try await daemon.ingest.submit(revised)
                _ = try await daemon.ingest.submit(articles[0])
            }
            _ = try await daemon.ingest.submit(articles[15])
            #expect(try await Self.lastText(daemon).contains(Self.line))
        }
    }

    @Test("stays where the configuration says so")
    func off() async throws {
        try await withDaemon(in: directory, adjust: { $0.learnsFurniture = false }) { daemon in
            for article in articles { _ = try await daemon.ingest.submit(article) }
            #expect(try await Self.lastText(daemon).contains(Self.line))
        }
    }

    @Test("is no longer kept once it is forgotten")
    func forgotten() async throws {
        let ledger = try await Ledger.open(LedgerOptions(directory: directory.path))
        try await ledger.write {
            try $0.store([
                .learnt(outlet: "Post", passage: .max), .learnt(outlet: "Post", passage: 1),
                .learnt(outlet: "Times", passage: 2), .forgotten(outlet: "Post", passage: 1),
                .forgottenOutlet("Times"),
            ])
        }
        let known = try await ledger.write { transaction in
            var furniture = OutletFurniture(bytes: 1 << 20)
            try transaction.restore(&furniture)
            return furniture.known
        }
        #expect(known.count == 1)
        #expect(known.count(of: "Post") == 1)
        try await ledger.close()
    }
}
