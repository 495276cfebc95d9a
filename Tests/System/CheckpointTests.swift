// CheckpointTests: how ingestd starts after a stop, after a kill, and beside a damaged checkpoint.

internal import Foundation
internal import Testing
internal import WirefoldClient
internal import WirefoldTesting

@Suite("Starting again")
struct CheckpointTests {
    private let first = ArticleGenerator(seed: 5, words: 150).prefix(60).map(Submission.init)
    private let later = ArticleGenerator(seed: 5, words: 150).dropFirst(60).prefix(40).map(Submission.init)

    @Test("ingestd goes on as if it had never stopped: from a checkpoint after a stop, without after a kill")
    func sameReceipts() async throws {
        let steady = try DaemonPair()
        let restarted = try DaemonPair()
        let killed = try DaemonPair()
        for pair in [steady, restarted, killed] {
            try await pair.start(.ingest)
            _ = try await submit(first, to: pair)
        }
        try await restarted.stop(.ingest)
        try await killed.kill(.ingest)
        for pair in [restarted, killed] { try await pair.start(.ingest) }
        #expect(restarted.log(.ingest).contains("from the checkpoint"))
        #expect(!restarted.log(.ingest).contains("changes since"))
        #expect(killed.log(.ingest).contains("no checkpoint: none was left"))
        let expected = try await submit(later, to: steady)
        #expect(try await submit(later, to: restarted) == expected)
        #expect(try await submit(later, to: killed) == expected)
    }

    @Test("a kill after that costs what was stored since the checkpoint, as often as it comes")
    func killedLater() async throws {
        let steady = try DaemonPair()
        let killed = try DaemonPair()
        for pair in [steady, killed] { try await pair.start(.ingest) }
        #expect(try await submit(first, to: killed) == submit(first, to: steady))
        try await killed.stop(.ingest)
        for part in [later.prefix(15), later.dropFirst(15).prefix(15), later.dropFirst(30)] {
            try await killed.start(.ingest)
            #expect(try await submit(Array(part), to: killed) == submit(Array(part), to: steady))
            try await killed.kill(.ingest)
        }
        try await killed.start(.ingest)
        #expect(killed.log(.ingest).matches(of: /from the checkpoint and \d+ changes since/).count == 3)
        #expect(try await submit(first + later, to: killed) == submit(first + later, to: steady))
    }

    @Test("a checkpoint that can't be taken is passed over, and the journal says why")
    func refused() async throws {
        let pair = try DaemonPair()
        try await pair.start(.ingest)
        let receipts = try await submit(first, to: pair)

        try await pair.stop(.ingest)
        let kept = try Data(contentsOf: URL(fileURLWithPath: pair.checkpoint))
        var damaged = kept
        damaged[damaged.count / 2] ^= 1
        try damaged.write(to: URL(fileURLWithPath: pair.checkpoint))
        try await pair.start(.ingest)
        #expect(pair.log(.ingest).contains("no checkpoint: it is damaged, or of another state"))

        // One of an earlier state: what it lacks was acknowledged.
        _ = try await submit(later, to: pair)
        try await pair.stop(.ingest)
        try kept.write(to: URL(fileURLWithPath: pair.checkpoint))
        try await pair.start(.ingest)
        #expect(pair.log(.ingest).components(separatedBy: "no checkpoint: it is damaged").count == 3)

        try await pair.stop(.ingest)
        try FileManager.default.removeItem(atPath: pair.checkpoint)
        try await pair.start(.ingest)
        #expect(pair.log(.ingest).contains("no checkpoint: can't open"))

        try await pair.stop(.ingest)
        let configuration = pair.directory + "/ingestd.yaml"
        try Data("fold:\n  storyDays: 7\n".utf8).write(to: URL(fileURLWithPath: configuration))
        try await pair.start(.ingest, configuration: configuration)
        #expect(pair.log(.ingest).contains("no checkpoint: it was written under other settings"))
        #expect(try await submit(first, to: pair) == receipts)
    }

    private func submit(_ articles: [Submission], to pair: DaemonPair) async throws -> [Receipt] {
        let client = try await IngestClient.connect(socket: pair.ingestSocket)
        var receipts: [Receipt] = []
        for try await result in client.submit(articles) {
            if case .receipt(let receipt) = result { receipts.append(receipt) }
        }
        await client.close()
        #expect(receipts.count == articles.count)
        return receipts
    }
}

extension DaemonPair {
    fileprivate var checkpoint: String { stateDirectory + "/index.checkpoint" }
}
