internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite("wirefoldctl submit", .serialized)
struct SubmitTests {
    @Test(
        "gives a receipt a line in the order of the articles; the same ones again give the same, and no change"
    )
    func resubmission() async throws {
        let control = try await Control.running()
        let first = try await control("submit", "--json", Paths.examples)
        #expect(first.status == 0, "\(first.errors)")
        let receipts = try first.objects()
        let names = try FileManager.default.contentsOfDirectory(atPath: Paths.examples).sorted()
        #expect(
            receipts.map { ($0["source"] as? String)?.split(separator: "/").last.map(String.init) } == names)
        for receipt in receipts {
            for key in ["source", "document", "record", "relation", "similarity", "revision", "story"] {
                #expect(receipt[key] != nil, "a receipt lacks \(key)")
            }
        }
        try await control.pair.catchUp()
        let sequence = try await control("status", "--json").object()["sequence"] as? Int
        let again = try await control("submit", "--json", Paths.examples)
        #expect(again.output == first.output)
        #expect(try await control("status", "--json").object()["sequence"] as? Int == sequence)
        let verified = try await control("verify", "--json")
        #expect(verified.status == 0)
        for key in ["lost", "duplicates", "gaps", "mismatches"] {
            #expect(try verified.object()[key] as? Int == 0, "\(key) in \(verified.output)")
        }
    }

    @Test("takes JSON lines on standard input, and names those that are refused")
    func standardInput() async throws {
        let control = try await Control.running()
        let input = """
            {"guid":"1","outlet":"Harbour Post","title":"Quay to reopen","text":"The board of Brennhaven voted on Monday to mend the quay before the herring return in the spring."}
            {"guid":"2","outlet":"Harbour Post",
            {"guid":"3","outlet":"Harbour Post","title":"Ferry late","text":"The night ferry to Brennhaven was four hours late on Tuesday because of fog, the operator said."}
            """
        let outcome = try await control("submit", "--json", "-", input: input)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("1 refused"))
        let objects = try outcome.objects()
        #expect(objects.map { $0["document"] != nil } == [true, false, true])
        #expect(objects[1]["source"] as? String == "-:2")
        #expect(objects[1]["code"] as? String == "invalidArgument")
        let shown = try await control("submit", "-", input: input)
        #expect(shown.status == 2)
        #expect(shown.errors.contains("-:2 was refused: "))
    }

    @Test("takes what is known of a single article from its options")
    func known() async throws {
        let control = try await Control.running()
        let path = control.pair.directory + "/article.txt"
        try Data("Quay to reopen\n\nThe board of Brennhaven voted on Monday to mend the quay.\n".utf8)
            .write(to: URL(fileURLWithPath: path))
        let outcome = try await control(
            "submit", "--json", "--outlet", "Harbour Post", "--url", "https://harbour.example/1",
            "--published",
            "2025-05-06T07:00", "--language", "en", path)
        #expect(outcome.status == 0, "\(outcome.errors)")
        try await control.pair.catchUp()
        let id = try #require(try outcome.object()["document"] as? String)
        let document = try await control("document", "show", "--json", id).object()
        #expect(document["outlet"] as? String == "Harbour Post")
        #expect(document["url"] as? String == "https://harbour.example/1")
        #expect(document["published"] as? String == "2025-05-06T07:00:00Z")
        #expect(document["language"] as? String == "en")
    }

    @Test("names files that can't be read, takes the others in, and exits with 2")
    func unreadable() async throws {
        let control = try await Control.running()
        let outcome = try await control("submit", "--json", "/nonexistent.txt", Paths.examples)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("/nonexistent.txt can't be read: No such file or directory"))
        #expect(try outcome.objects().count == 8)
    }

    @Test("ends quietly when its reader goes")
    func closedPipe() async throws {
        let control = try await Control.withExamples()
        let command = "\"$0\" record list --json --runtime-directory \"$1\" | head -n 1"
        let outcome = try await control.run(
            "/bin/bash",
            ["-c", command, control.pair.binaries + "/wirefoldctl", control.pair.runtimeDirectory])
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
    }

    @Test("that is only checked gives the same receipts and changes nothing")
    func check() async throws {
        let control = try await Control.running()
        let path = Paths.examples + "/01-strait-wire-pier.json"
        let before = try await control("status", "--json").object()["sequence"] as? Int
        let checked = try await control("check", "--json", path)
        #expect(checked.status == 0, "\(checked.errors)")
        #expect(try await control("status", "--json").object()["sequence"] as? Int == before)
        let submitted = try await control("submit", "--json", path)
        #expect(submitted.output == checked.output)
        let refused = try await control("check", "--json", "-", input: "{\"title\":\n")
        #expect(refused.status == 2)
    }
}
