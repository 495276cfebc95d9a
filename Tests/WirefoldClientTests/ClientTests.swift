// ClientTests: the public clients against stand-ins for the daemons.

internal import NewsModel
internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldTesting
internal import WirefoldTransport

@Suite("The client library", .timeLimit(.minutes(3)))
struct ClientTests {
    @Test("submits an article and gets its receipt, or why not")
    func submit() async throws {
        try await withPair { ingest, _ async throws in
            let receipt = try await ingest.submit(Submission(source: "a", content: Array("A\n\nB.".utf8)))
            #expect(receipt == Fixture.receipt("a"))
            do throws(WirefoldError) {
                _ = try await ingest.submit(Submission(source: "bad", content: []))
                Issue.record("it was taken in")
            } catch {
                #expect(error.code == .invalidArgument && error.field == "article.content")
            }
        }
    }

    @Test("submits a stream and gives each result in its place")
    func submitStream() async throws {
        try await withPair { ingest, _ async throws in
            let submissions = (0..<500).map { Submission(source: $0 == 250 ? "bad" : "\($0)", content: [65]) }
            var results: [SubmissionResult] = []
            for result in try await ingest.submit(all: submissions) { results.append(result) }
            #expect(results.count == 500)
            for (index, result) in results.enumerated() {
                switch result {
                case .receipt(let receipt): #expect(receipt.source == "\(index)")
                case .refusal(let refusal):
                    #expect(index == 250 && refusal.source == "bad" && refusal.error.code == .invalidArgument)
                    #expect(try refusal.json().contains(#""code":"invalidArgument""#))
                }
            }
        }
    }

    @Test("takes no more submissions than the server grants while nobody reads results")
    func submitSlowly() async throws {
        try await withPair { ingest, _ async throws in
            let taken = TakenCounter()
            let endless = AsyncStream<Submission>(unfolding: {
                await taken.increment()
                return Submission(source: "x", content: [65])
            })
            var results = ingest.submit(endless).makeAsyncIterator()
            _ = try await results.next()
            // Time enough for a sender that nothing holds back to take some thousands.
            for _ in 0..<100 { _ = try await ingest.status() }
            // The results' window and the server's, and a few in hands.
            #expect(await taken.count < 256 + 2 * 8 + 8)
        }
    }

    @Test("gives the error of the caller's own sequence")
    func submitBroken() async throws {
        struct Broken: Error {}
        try await withPair { ingest, _ async throws in
            let broken = AsyncThrowingStream<Submission, any Error> { continuation in
                continuation.yield(Submission(source: "x", content: [65]))
                continuation.finish(throwing: Broken())
            }
            do throws(WirefoldError) {
                for try await _ in ingest.submit(broken) {}
                Issue.record("it ended well")
            } catch {
                #expect(error.cause is Broken)
            }
        }
    }

    @Test("looks things up, one by one and many at once")
    func lookups() async throws {
        try await withPair { _, query async throws in
            #expect(try await query.record(Fixture.record.id) == Fixture.record)
            let missing = RecordID(hashing: ["missing"])
            do throws(WirefoldError) {
                _ = try await query.record(missing)
                Issue.record("it was found")
            } catch {
                #expect(error.code == .notFound && error.field == "id")
            }
            let results = try await query.records([Fixture.record.id, missing, Fixture.record.id])
            #expect(try results[0].get() == Fixture.record)
            #expect(throws: WirefoldError.self) { try results[1].get() }
            #expect(try results[2].get() == Fixture.record)
        }
    }

    @Test("lists and tails as far as it is read")
    func streams() async throws {
        try await withPair { _, query async throws in
            var count = 0
            for try await record in try await query.records(limit: 100) {
                #expect(record == Fixture.record)
                count += 1
            }
            #expect(count == 100)
            var sequences: [UInt64] = []
            for try await batch in try await query.tail(after: 41) {
                sequences += batch.changes.map(\.sequence)
                if sequences.count == 50 { break }
            }
            #expect(sequences == Array(42...91))
            #expect(try await query.status().appliedSequence == 9)
        }
    }

    @Test("tells what is behind, and prints it")
    func status() async throws {
        try await withPair { ingest, query async throws in
            let status = PairStatus(ingest: try await ingest.status(), query: try await query.status())
            #expect(status.lag == 3)
            #expect(status.ingest.latencyP50 == .microseconds(1500))
            #expect(try status.json().hasPrefix(#"{"sequence":12,"appliedSequence":9,"lag":3,"#))
        }
    }

    @Test("says so when nobody is there")
    func nobody() async throws {
        do {
            _ = try await QueryClient.connect(socket: "/tmp/wirefold-nobody.sock")
            Issue.record("it connected")
        } catch {
            #expect(error.code == .unavailable)
        }
    }
}

private actor TakenCounter {
    var count = 0
    func increment() { count += 1 }
}
