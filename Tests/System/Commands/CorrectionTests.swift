internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite("An operator's corrections", .serialized)
struct CorrectionTests {
    private func records(_ control: Control) async throws -> [[String: Any]] {
        try await control.pair.catchUp()
        return try await control("record", "list", "--json").objects()
    }

    @Test("split a copy out and merge it again; the old id goes on to resolve")
    func splitAndMerge() async throws {
        let control = try await Control.withExamples()
        let record = try #require(try await records(control).first { ($0["copies"] as? [Any])?.count == 4 })
        let id = try #require(record["id"] as? String)
        let document = try #require((record["copies"] as? [[String: Any]])?[2]["document"] as? String)

        let split = try await control("split", "--json", id, document)
        #expect(split.status == 0, "\(split.errors)")
        #expect(try split.objects().allSatisfy { $0["sequence"] != nil })
        let own = try #require(
            try await records(control).first { record in
                let copies = record["copies"] as? [[String: Any]] ?? []
                return copies.count == 1 && copies[0]["document"] as? String == document
            }?["id"] as? String)

        let merge = try await control("merge", "--json", id, own)
        #expect(merge.status == 0, "\(merge.errors)")
        try await control.pair.catchUp()
        let resolved = try await control("record", "show", "--json", own).object()
        #expect(resolved["id"] as? String == id)
        #expect((resolved["copies"] as? [Any])?.count == 4)
        #expect(try await control("verify").status == 0)
    }

    @Test("withdraw a document and say who still carries its text")
    func withdraw() async throws {
        let control = try await Control.withExamples()
        let record = try #require(try await records(control).first { ($0["copies"] as? [Any])?.count == 4 })
        let document = try #require((record["copies"] as? [[String: Any]])?[1]["document"] as? String)
        let outcome = try await control("withdraw", "--json", document)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let withdrawn = try outcome.objects().compactMap { $0["withdrawn"] as? [String: Any] }
        #expect(
            withdrawn.contains { $0["id"] as? String == document && ($0["carriers"] as? [Any])?.count == 3 })
        #expect(try await control("verify").status == 0)
        let unknown = try await control("withdraw", "d-aaaaaaaaaaaaaaaa")
        #expect(unknown.status == 1)
    }

    @Test("repair counts the ledger's rows and finds none damaged")
    func repair() async throws {
        let control = try await Control.withExamples()
        let report = try await control("repair", "--json").object()
        #expect((report["rows"] as? Int).map { $0 > 0 } == true, "\(report)")
        #expect((report["damaged"] as? [Any])?.isEmpty == true)
        #expect(try await control("verify").status == 0)
    }

    @Test("separate two records, which then has nothing to show but its word")
    func separate() async throws {
        let control = try await Control.withExamples()
        let ids = try await records(control).compactMap { $0["id"] as? String }
        let outcome = try await control("separate", "--json", ids[0], ids[1])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try outcome.object()["apart"] as? String == ids[1])
        #expect(try await control("separate", ids[0], ids[0]).status == 64)
        #expect(try await control("separate", ids[0], "r-aaaaaaaaaaaaaaaa").status == 1)
        #expect(try await control("verify").status == 0)
    }

    @Test("show what a revision changed, as people and as programs read it")
    func difference() async throws {
        let control = try await Control.withExamples()
        func submit(_ passengers: Int) async throws -> String {
            let article =
                #"{"guid":"ferry-1","outlet":"Daily Gull","title":"Ferry fire","text":"The fire forced "#
                + "\(passengers)"
                + #" passengers to wait on deck for hours.\n\nNobody was hurt, the coast guard said."}"#
            let receipt = try await control("submit", "--json", "-", input: article + "\n")
            return try #require(try receipt.object()["document"] as? String)
        }
        let first = try await submit(212)
        let second = try await submit(214)
        try await control.pair.catchUp()
        let difference = try await control("document", "diff", "--json", second).object()
        #expect(difference["other"] as? String == first)
        let changes = try #require(difference["changes"] as? [[String: Any]])
        #expect(changes.map { $0["removed"] as? String } == ["212"])
        #expect(changes.map { $0["added"] as? String } == ["214"])
        let shown = try await control("document", "diff", second)
        #expect(shown.output.contains("[-212-] {+214+}"))
        #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try await control("document", "diff", first).status == 1)
    }
}
