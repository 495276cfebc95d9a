// What a feeder is promised: durable receipts, free resubmission, revisions, kills.

internal import Foundation
internal import NewsModel
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import IngestDaemon

@Suite("Submitting")
struct SubmissionTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test("a receipt is there after the daemon was stopped and started")
    func durable() async throws {
        let receipt = try await withDaemon(in: directory) { try await $0.ingest.submit(article()) }
        let (again, status) = try await withDaemon(in: directory) {
            (try await $0.ingest.submit(article()), $0.status.status())
        }
        #expect(again == receipt)
        #expect(status.documents == 1)
        #expect(status.resubmitted == 1)
    }

    @Test("the same article again gets the same receipt and changes nothing")
    func resubmission() async throws {
        try await withDaemon(in: directory) { daemon in
            let first = try await daemon.ingest.submit(article())
            let sequence = daemon.status.status().sequence
            let second = try await daemon.ingest.submit(article())
            #expect(second == first)
            #expect(daemon.status.status().sequence == sequence)
        }
    }

    @Test("the receipt of a resubmission bears the name that it was submitted under")
    func resubmissionSource() async throws {
        try await withDaemon(in: directory) { daemon in
            _ = try await daemon.ingest.submit(article(source: "one.txt"))
            #expect(try await daemon.ingest.submit(article(source: "two.txt")).source == "two.txt")
        }
    }

    @Test("the same article many times at once is one document")
    func sameGroup() async throws {
        try await withDaemon(in: directory) { daemon in
            let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                for _ in 0..<32 { group.addTask { try await daemon.ingest.submit(article()) } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(receipts.count == 1)
            #expect(daemon.status.status().documents == 1)
            #expect(daemon.status.status().submitted == 1)
        }
    }

    @Test("a changed article under the same guid is a revision that replaces it")
    func revisions() async throws {
        try await withDaemon(in: directory) { daemon in
            let first = try await daemon.ingest.submit(article(guid: "gulls-1"))
            let longer = Invented.paragraphs + ["The mayor asked for calm, and for earplugs."]
            let second = try await daemon.ingest.submit(
                article("Harbour town counts its gulls again", longer, guid: "gulls-1"))
            #expect(first.revision == 1)
            #expect(second.revision == 2)
            #expect(second.document != first.document)
            let documents = try await daemon.changes().flatMap(\.changes).compactMap { change in
                if case .document(let document)? = change.entry { document } else { nil }
            }
            let latest = documents.last { $0.id == second.document.rawValue }
            #expect(latest?.revisionOf == first.document.rawValue)
            #expect(latest?.revision == 2)
            // The first version's receipt can still be had.
            #expect(try await daemon.ingest.submit(article(guid: "gulls-1")) == first)
        }
    }

    @Test("two versions in one group are two revisions")
    func revisionsInOneGroup() async throws {
        try await withDaemon(in: directory) { daemon in
            async let first = daemon.ingest.submit(article(guid: "gulls-1"))
            async let second = daemon.ingest.submit(article("Gulls, counted twice", guid: "gulls-1"))
            let revisions = try await [first.revision, second.revision].sorted()
            #expect(revisions == [1, 2])
        }
    }

    @Test("Check gives the receipt that Submit would give, and changes nothing")
    func check() async throws {
        try await withDaemon(in: directory) { daemon in
            let checked = try await daemon.ingest.check(article())
            #expect(daemon.status.status().sequence == 0)
            #expect(daemon.status.status().documents == 0)
            #expect(try await daemon.ingest.submit(article()) == checked)
            #expect(try await daemon.ingest.check(article()) == checked)
        }
    }

    @Test("a kill notice withdraws the article that it is for, once")
    func cancellation() async throws {
        try await withDaemon(in: directory) { daemon in
            let first = try await daemon.ingest.submit(article(guid: "gulls-1"))
            let killed = try await daemon.ingest.submit(article(guid: "gulls-1", status: "canceled"))
            #expect(killed.document == first.document)
            let sequence = daemon.status.status().sequence
            let again = try await daemon.ingest.submit(article(guid: "gulls-1", status: "canceled"))
            #expect(again == killed)
            #expect(daemon.status.status().sequence == sequence)
        }
    }

    @Test("what was taken in with a stream comes back in its order, refusals in their places")
    func streamOrder() async throws {
        try await withDaemon(in: directory) { daemon in
            let replies = OrderedReplies<WireSubmitResult>(window: 8)
            async let results = Self.collect(replies)
            for number in 0..<40 {
                var next = article("Gulls, part \(number)", source: "\(number)")
                if number % 7 == 3 { next.content = .init() }
                try await daemon.ingest.enter(next, replies)
            }
            replies.finish()
            let answers = await results
            #expect(answers.count == 40)
            for (number, answer) in answers.enumerated() {
                switch answer.result {
                case .receipt(let receipt)?: #expect(receipt.source == "\(number)" && number % 7 != 3)
                case .refusal(let refusal)?: #expect(refusal.source == "\(number)" && number % 7 == 3)
                case nil: Issue.record("article \(number) has no result")
                }
            }
        }
    }

    private static func collect(_ replies: OrderedReplies<WireSubmitResult>) async -> [WireSubmitResult] {
        var all: [WireSubmitResult] = []
        while let results = await replies.next() { all += results }
        return all
    }
}
