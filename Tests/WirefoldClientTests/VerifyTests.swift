// VerifyTests: a catalogue compared with its ledger.

internal import Testing
internal import WirefoldClient
internal import WirefoldProtocol

@Suite("verify", .timeLimit(.minutes(3)))
struct VerifyTests {
    private static let rows = (0..<10).map { Fixture.row($0, UInt64($0 + 1)) }
    private static let equal = Holdings(rows: rows, sequence: 10)

    private func found(
        ledger: Holdings = equal, catalogue: Holdings = equal
    ) async throws -> Verification {
        let box = Box()
        try await withPair(ledger: ledger, catalogue: catalogue) { ingest, query async throws in
            await box.set(try await verify(ingest: ingest, query: query))
        }
        return try #require(await box.value)
    }

    @Test("finds nothing where both hold the same")
    func equal() async throws {
        let found = try await found()
        #expect(found.isClean && found.compared == 10)
        #expect(
            try found.json()
                == #"{"lost":0,"duplicates":0,"gaps":0,"mismatches":0,"compared":10,"details":[]}"#)
        #expect(
            try await self.found(
                ledger: Holdings(rows: [], sequence: 0), catalogue: Holdings(rows: [], sequence: 0)
            ).isClean)
    }

    @Test("finds what is lost, at the beginning, in the middle and at the end", arguments: [0, 4, 9])
    func lost(_ index: Int) async throws {
        var catalogue = Self.equal
        let row = catalogue.rows.remove(at: index)
        let found = try await found(catalogue: catalogue)
        #expect(found.lost == 1 && found.mismatches == 0 && found.duplicates == 0)
        #expect(found.details.first?.contains(row.id) == true)
    }

    @Test("finds what differs, is damaged, or is in the catalogue alone")
    func mismatches() async throws {
        var catalogue = Self.equal
        catalogue.rows[3].digest = 8
        catalogue.rows[5].damaged = true
        catalogue.rows.append(Fixture.row(99, 3))
        let found = try await found(catalogue: catalogue)
        #expect(found.mismatches == 3 && found.lost == 0)
    }

    @Test("finds what is there twice, and gaps of the log")
    func duplicates() async throws {
        var catalogue = Self.equal
        catalogue.rows.insert(catalogue.rows[4], at: 4)
        catalogue.duplicates = 2
        var ledger = Self.equal
        ledger.gaps = 3
        let found = try await found(ledger: ledger, catalogue: catalogue)
        #expect(found.duplicates == 3 && found.gaps == 3 && found.lost == 0 && found.mismatches == 0)
    }

    @Test("leaves out what changed after the ledger was looked at, and what is over")
    func later() async throws {
        var catalogue = Self.equal
        catalogue.sequence = 20
        catalogue.rows[3].sequence = 15
        catalogue.rows[3].digest = 8
        catalogue.rows.append(Fixture.row(50, 16))
        var ledger = Self.equal
        ledger.rows.append(Fixture.row(60, 10, 0))
        #expect(try await found(ledger: ledger, catalogue: catalogue).isClean)
    }

    @Test("gives up on a catalogue that doesn't follow")
    func deadline() async throws {
        var catalogue = Self.equal
        catalogue.sequence = 5
        try await withPair(ledger: Self.equal, catalogue: catalogue) { ingest, query async throws in
            do {
                _ = try await verify(ingest: ingest, query: query, deadline: .milliseconds(100))
                Issue.record("it was compared")
            } catch {
                #expect((error as? WirefoldError)?.code == .unavailable)
            }
        }
    }
}

private actor Box {
    var value: Verification?
    func set(_ value: Verification) { self.value = value }
}
