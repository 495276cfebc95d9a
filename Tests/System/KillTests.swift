// KillTests: what was acknowledged survives kill -9 of either daemon. `Tests/System/kill-loop`
// runs the same at the size of a night.

internal import Foundation
internal import NewsModel
internal import Testing
internal import WirefoldClient
internal import WirefoldTesting

@Suite("What was acknowledged survives kill -9")
struct KillTests {
    /// How much is submitted, and how often each daemon is killed meanwhile.
    private let articles = Self.number("WIREFOLD_KILL_ARTICLES", default: 400)
    private let kills = Self.number("WIREFOLD_KILLS", default: 2)

    @Test("every receipt is there afterwards, and the catalogue equals the ledger")
    func killsInTheMiddleOfASubmission() async throws {
        let pair = try DaemonPair()
        try await pair.start()
        var waiting = ArticleGenerator(seed: 11, words: 200).prefix(articles).map(Submission.init)
        var receipts: [String: Receipt] = [:]
        // Each daemon in turn, at even distances; the stream is in full flow at each of them.
        var plan = (1...(2 * kills)).map { turn in
            (after: turn * articles / (2 * kills + 1), role: turn % 2 == 0 ? DaemonPair.Role.query : .ingest)
        }
        while !waiting.isEmpty {
            let ingest = try await IngestClient.connect(socket: pair.ingestSocket)
            var killed: DaemonPair.Role?
            do {
                for try await result in ingest.submit(waiting) {
                    guard case .receipt(let receipt) = result else {
                        Issue.record("an invented article was refused: \(result)")
                        return
                    }
                    receipts[receipt.source] = receipt
                    guard let next = plan.first, receipts.count >= next.after else { continue }
                    plan.removeFirst()
                    try await pair.kill(next.role)
                    killed = next.role
                    if next.role == .query { try await restart(.query, of: pair, after: receipts.count) }
                }
            } catch let error as WirefoldError {
                #expect(killed == .ingest, "the stream broke though nobody killed ingestd: \(error)")
                try await restart(.ingest, of: pair, after: receipts.count)
            }
            await ingest.close()
            waiting.removeAll { receipts[$0.source] != nil }
        }
        #expect(plan.isEmpty)
        try await expectAllThere(receipts, in: pair)
    }

    private func restart(_ role: DaemonPair.Role, of pair: DaemonPair, after count: Int) async throws {
        let took = try await ContinuousClock().measure { try await pair.start(role) }
        tell("\(count) of \(articles) receipts: \(role.rawValue) killed, answers again after \(took)")
    }

    /// A line for whoever waits for a long run.
    private func tell(_ progress: String) {
        if articles > 1_000 { FileHandle.standardError.write(Data((progress + "\n").utf8)) }
    }

    private func expectAllThere(_ receipts: [String: Receipt], in pair: DaemonPair) async throws {
        #expect(receipts.count == articles)
        tell("\(articles) receipts; the catalogue catches up")
        try await pair.catchUp()
        let ingest = try await IngestClient.connect(socket: pair.ingestSocket)
        let query = try await QueryClient.connect(socket: pair.querySocket)
        let verification = try await verify(ingest: ingest, query: query)
        #expect(verification.isClean, "\(verification)")
        tell("\(verification); each receipt's document is looked up, then all is submitted again")
        for receipt in receipts.values {
            let document = try await query.document(receipt.document)
            #expect(document.source == receipt.source)
        }
        let before = try await ingest.status().sequence
        let again = ArticleGenerator(seed: 11, words: 200).prefix(articles).map(Submission.init)
        for try await result in ingest.submit(again) {
            guard case .receipt(let receipt) = result else { continue }
            #expect(receipt == receipts[receipt.source], "a resubmission got another receipt")
        }
        #expect(try await ingest.status().sequence == before, "a resubmission made a change")
        await ingest.close()
        await query.close()
    }

    private static func number(_ variable: String, default fallback: Int) -> Int {
        ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? fallback
    }
}

extension Submission {
    fileprivate init(_ article: InventedArticle) {
        self.init(source: article.guid, format: "json", content: Array(article.json.utf8))
    }
}
