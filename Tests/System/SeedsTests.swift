// The five articles of the mission stand beside the repository where it is developed; nothing of
// them is in it. What is asked here is taken from the articles when the test runs.

internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite(
    "The mission's five articles", .serialized, .enabled(if: Paths.haveSeeds, "../shared/seeds is not there"))
struct SeedsTests {
    /// The pair with the articles in it, and their documents' ids in the order of their names.
    private func folded() async throws -> (Control, [String]) {
        let control = try await Control.running()
        let outcome = try await control("submit", "--json", Paths.seeds)
        #expect(outcome.status == 0, "\(outcome.errors)")
        try await control.pair.catchUp()
        return (control, try outcome.objects().compactMap { $0["document"] as? String })
    }

    private func documents(_ control: Control, _ ids: [String]) async throws -> [[String: Any]] {
        var documents: [[String: Any]] = []
        for id in ids { documents.append(try await control("document", "show", "--json", id).object()) }
        return documents
    }

    /// The quote that is found first by part of a quotation that a test picks.
    private func quote(
        _ control: Control, in documents: [[String: Any]], where isMeant: ([String: Any]) -> Bool
    ) async throws -> [String: Any] {
        let quotations = documents.flatMap { $0["quotations"] as? [[String: Any]] ?? [] }.filter(isMeant)
        let texts = quotations.compactMap { $0["text"] as? String }
        let text = try #require(texts.max { $0.count < $1.count }, "no such quotation was found")
        let found = try await control("quote", "find", "--json", text)
        return try #require(try found.objects().first, "\(found.errors)")
    }

    private func carriers(_ quote: [String: Any]) -> Set<String> {
        Set((quote["carriers"] as? [[String: Any]] ?? []).compactMap { $0["document"] as? String })
    }

    @Test("are five records of one document each, and one story")
    func partition() async throws {
        let (control, ids) = try await folded()
        let records = try await control("record", "list", "--json").objects()
        #expect(records.count == 5)
        #expect(records.allSatisfy { ($0["copies"] as? [Any])?.count == 1 })
        let stories = try await control("story", "list", "--json").objects()
        #expect(stories.count == 1)
        #expect((stories.first?["records"] as? [Any])?.count == 5)
        #expect(Set(ids).count == 5)
    }

    @Test("carry one quote in four of them, in at least three wordings, by one speaker")
    func fourWordings() async throws {
        let (control, ids) = try await folded()
        let all = try await documents(control, ids)
        let byKanat = try await quote(control, in: Array(all[0...0])) {
            $0["speaker"] as? String == "Omer Kanat" && ($0["text"] as? String)?.contains("crimes") == true
        }
        #expect(carriers(byKanat) == Set(ids[0...3]))
        #expect((byKanat["variants"] as? [Any])?.count ?? 0 >= 3)
        #expect(byKanat["speaker"] as? String == "Omer Kanat")
        let changer = try await quote(control, in: all) {
            ($0["text"] as? String)?.contains("game-changer") == true
        }
        #expect(carriers(changer) == Set(ids[0...3]))
    }

    @Test("carry the report's finding in four of them, and two statements of named people")
    func others() async throws {
        let (control, ids) = try await folded()
        let all = try await documents(control, ids)
        let finding = try await quote(control, in: all) {
            let text = $0["text"] as? String ?? ""
            return text.contains("may constitute") && text.contains("in particular")
        }
        #expect(carriers(finding) == [ids[0], ids[1], ids[2], ids[4]])
        let isa = try await quote(control, in: all) {
            $0["speaker"] as? String == "Dolkun Isa"
                && ($0["text"] as? String)?.contains("ccountability") == true
        }
        #expect(carriers(isa) == [ids[0], ids[3]])
        let liu = try await quote(control, in: all) { ($0["text"] as? String)?.contains("deceive") == true }
        #expect(liu["speaker"] as? String == "Liu Yuyin")
    }

    @Test("keep every sentence and lose their sites' clutter")
    func clutter() async throws {
        let (control, ids) = try await folded()
        let names = try FileManager.default.contentsOfDirectory(atPath: Paths.seeds).sorted()
        for (document, name) in zip(try await documents(control, ids), names) {
            let text = (document["title"] as? String ?? "") + " " + (document["text"] as? String ?? "")
            for clutter in [
                "Leave a Reply", "More from", "Please enter your", "Subscribe now", "Continue reading",
            ] {
                #expect(!text.contains(clutter), "\(name) still holds \(clutter)")
            }
            let kept = letters(text)
            let raw = try String(contentsOfFile: Paths.seeds + "/" + name, encoding: .utf8)
            let sitesOwn = ["More from", "Subscribe now", "Your email"]
            for line in raw.split(separator: "\n") where line.split(separator: " ").count >= 12 {
                if sitesOwn.contains(where: line.hasPrefix) { continue }
                #expect(kept.contains(letters(String(line))), "\(name) lost: \(line.prefix(60))")
            }
        }
    }

    /// What can't be changed by repairing spaces, quotation marks and accents.
    private func letters(_ text: String) -> String {
        text.decomposedStringWithCanonicalMapping.lowercased().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber)
        }
    }
}
