// KillTests: what was acknowledged survives the end of either daemon, by kill -9 or by SIGTERM, in the
// middle of a submission. `Tests/System/kill-loop` runs the same with 20,000 articles.

internal import Foundation
internal import NewsModel
internal import Testing
internal import WirefoldClient
internal import WirefoldTesting

@Suite("What was acknowledged survives the end of a daemon")
struct KillTests {
    /// How much is submitted, and how often each daemon is killed meanwhile.
    private let articles = Self.number("WIREFOLD_KILL_ARTICLES", default: 400)
    private let kills = Self.number("WIREFOLD_KILLS", default: 2)

    /// How a daemon ends.
    enum Ending: String, CaseIterable {
        case killed, stopped
    }

    @Test(
        "every receipt is there afterwards, and the catalogue equals the ledger", arguments: Ending.allCases)
    func endsInTheMiddleOfASubmission(ending: Ending) async throws {
        let pair = try DaemonPair()
        try await pair.start()
        var waiting = ArticleGenerator(seed: 11, words: 200).prefix(articles).map(Submission.init)
        var receipts: [String: Receipt] = [:]
        // Each daemon in turn, at even distances; the stream is in full flow at each of them. It never
        // reaches beyond the next end but one: receipts under way outlive an end, and could be all the rest.
        let distance = articles / (2 * kills + 1)
        var plan = (1...(2 * kills)).map { turn in
            (after: turn * distance, role: turn % 2 == 0 ? DaemonPair.Role.query : .ingest)
        }
        while !waiting.isEmpty {
            let ingest = try await IngestClient.connect(socket: pair.ingestSocket)
            // From the end of ingestd on, receipts come that were under way.
            var isDown = false
            do {
                for try await result in ingest.submit(Array(waiting.prefix(distance * 3 / 2))) {
                    guard case .receipt(let receipt) = result else {
                        Issue.record("an invented article was refused: \(result)")
                        return
                    }
                    receipts[receipt.source] = receipt
                    guard !isDown, let next = plan.first, receipts.count >= next.after else { continue }
                    plan.removeFirst()
                    try await end(next.role, of: pair, ending)
                    tell("\(receipts.count) of \(articles) receipts: \(next.role.rawValue) \(ending)")
                    if next.role == .ingest { isDown = true } else { try await restart(.query, of: pair) }
                }
            } catch let error as WirefoldError {
                #expect(isDown, "the stream broke though nobody ended ingestd: \(error)")
            }
            await ingest.close()
            if isDown { try await restart(.ingest, of: pair) }
            waiting.removeAll { receipts[$0.source] != nil }
        }
        #expect(plan.isEmpty)
        try await expectAllThere(receipts, in: pair)
    }

    private func end(_ role: DaemonPair.Role, of pair: DaemonPair, _ ending: Ending) async throws {
        switch ending {
        case .killed: try await pair.kill(role)
        case .stopped:
            let status = try await pair.stop(role)
            #expect(status == 0, "\(role.rawValue) didn't end well: \(pair.log(role))")
        }
    }

    private func restart(_ role: DaemonPair.Role, of pair: DaemonPair) async throws {
        let took = try await ContinuousClock().measure { try await pair.start(role) }
        tell("\(role.rawValue) answers again after \(took)")
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
