internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite("wirefoldctl search", .serialized)
struct SearchTests {
    private func kinds(_ outcome: Outcome) throws -> Set<String> {
        let results = try #require(try outcome.object()["results"] as? [[String: Any]])
        for result in results {
            for key in ["kind", "id", "title", "snippet"] {
                #expect(result[key] != nil, "a result lacks \(key)")
            }
        }
        return Set(results.compactMap { $0["kind"] as? String })
    }

    @Test("finds records, quotes and stories, and only what its filters leave")
    func filters() async throws {
        let control = try await Control.withExamples()
        #expect(try kinds(try await control("search", "--json", "pier")).contains("record"))
        #expect(try kinds(try await control("search", "--json", "telephone", "--in", "quotes")) == ["quote"])
        #expect(
            try kinds(try await control("search", "--json", "ministry", "--speaker", "Ilse Tarrow")).contains(
                "quote"))
        #expect(
            try kinds(try await control("search", "--json", "Vessa", "--since", "2025-05-08")).contains(
                "record"))
        #expect(try kinds(try await control("search", "--json", "--ranked", "pier")).contains("record"))
    }

    @Test("that finds nothing exits with 1")
    func nothing() async throws {
        let control = try await Control.withExamples()
        let words = try await control("search", "--json", "marmalade")
        #expect(words.status == 1)
        #expect(try words.object()["results"] as? [String] == [])
        #expect(try await control("search", "Vessa", "--until", "2025-05-01").status == 1)
        #expect(try await control("search", "pier", "--outlet", "Nobody's Post").status == 1)
        #expect(try await control("search", "pier", "--in", "places").status == 64)
    }
}
