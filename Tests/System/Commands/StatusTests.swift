internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite("wirefoldctl status", .serialized)
struct StatusTests {
    @Test("gives both daemons' figures")
    func figures() async throws {
        let control = try await Control.withExamples()
        let status = try await control("status", "--json").object()
        for key in [
            "sequence", "appliedSequence", "lag", "documents", "records", "quotes", "stories", "clients",
        ] {
            #expect(status[key] is Int, "status lacks \(key)")
        }
        #expect(status["documents"] as? Int == 8)
        #expect(status["records"] as? Int == 5)
        #expect(status["stories"] as? Int == 2)
        #expect(status["lag"] as? Int == 0)
    }

    @Test("as OpenMetrics has a type for each family, and its mark at the end")
    func openMetrics() async throws {
        let control = try await Control.withExamples()
        let lines = try await control("status", "--openmetrics").lines
        #expect(lines.last == "# EOF")
        #expect(lines.contains("wirefold_documents{daemon=\"ingestd\"} 8"))
        let families = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
        for line in lines where !line.hasPrefix("#") {
            #expect(families.contains { line.hasPrefix($0) }, "no family for \(line)")
            #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil, "no number in \(line)")
        }
    }

    @Test("shows the one that answers while the other is away, and exits with 69")
    func away() async throws {
        let control = try await Control.withExamples()
        try await control.pair.stop(.ingest)
        let outcome = try await control("status")
        #expect(outcome.status == 69)
        #expect(
            outcome.output.contains("catalogue") && outcome.output.contains("wirefold-ingestd doesn't answer")
        )
        #expect(outcome.errors.contains("ingest.sock"))
        // What is in the catalogue can be asked on.
        #expect(try await control("record", "list").status == 0)
    }
}
