internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite("Looking up the invented examples", .serialized)
struct LookupTests {
    /// The four copies of one wire story: original, verbatim, excerpt, expanded.
    private func pierRecord(_ control: Control) async throws -> [String: Any] {
        let records = try await control("record", "list", "--json").objects()
        return try #require(records.first { ($0["copies"] as? [Any])?.count == 4 })
    }

    @Test("shows a record with its copies and how they relate")
    func record() async throws {
        let control = try await Control.withExamples()
        let record = try await pierRecord(control)
        let copies = try #require(record["copies"] as? [[String: Any]])
        #expect(
            copies.map { $0["outlet"] as? String } == [
                "Strait Wire", "Kelvane Courier", "Orle Dagblad", "Northmoor Gazette",
            ])
        #expect(copies.prefix(3).map { $0["relation"] as? String } == ["original", "verbatim", "excerpt"])
        #expect(["expanded", "edited"].contains(copies[3]["relation"] as? String))
        for copy in copies {
            for key in ["document", "outlet", "url", "published", "relation", "similarity"] {
                #expect(copy[key] != nil, "a copy lacks \(key)")
            }
        }
        let id = try #require(record["id"] as? String)
        let shown = try await control("record", "show", id)
        #expect(shown.output.contains("Kelvane Courier") && shown.output.contains("verbatim"))
        #expect(try await control("record", "show", "--json", id).object()["id"] as? String == id)
        let limited = try await control("record", "list", "--json", "--limit", "2")
        #expect(try limited.objects().count == 2)
    }

    @Test("finds one quote, however it was worded, with its carriers")
    func quote() async throws {
        let control = try await Control.withExamples()
        let found = try await control(
            "quote", "find", "--json", "nobody in the ministry picked up the telephone")
        let quote = try #require(try found.objects().first)
        for key in ["id", "text", "speaker", "variants", "carriers", "firstDocument"] {
            #expect(quote[key] != nil)
        }
        #expect(quote["speaker"] as? String == "Ilse Tarrow")
        #expect((quote["carriers"] as? [Any])?.count == 6)
        #expect((quote["variants"] as? [Any])?.count ?? 0 >= 3)
        let shown = try await control("quote", "show", try #require(quote["id"] as? String))
        #expect(shown.output.contains("6 carriers"))
        #expect(shown.output.contains("WORDING") || shown.output.contains("A ("))
        let none = try await control(
            "quote", "find", "zebras juggle marmalade in zero gravity every leap year")
        #expect(none.status == 1)
        #expect(none.output.isEmpty)
    }

    @Test("shows a document without its site's clutter")
    func document() async throws {
        let control = try await Control.withExamples()
        let checked = try await control("check", "--json", Paths.examples + "/08-northmoor-gazette-lake.txt")
        let id = try #require(try checked.object()["document"] as? String)
        let document = try await control("document", "show", "--json", id).object()
        for key in [
            "id", "title", "outlet", "url", "published", "text", "quotations", "record", "revisionOf",
        ] {
            #expect(document.keys.contains(key) || key == "published", "a document lacks \(key)")
        }
        let text = try #require(document["text"] as? String)
        #expect(!text.contains("Leave a Reply") && !text.contains("Subscribe now"))
        #expect(text.hasSuffix("decide in the autumn."))
        let missing = try await control("document", "show", "d-aaaaaaaaaaaaaaaa")
        #expect(missing.status == 1)
    }

    @Test("shows a story an event, with its records and quotes")
    func story() async throws {
        let control = try await Control.withExamples()
        let stories = try await control("story", "list", "--json").objects()
        #expect(stories.count == 2)
        for story in stories {
            for key in ["id", "title", "records", "quotes"] { #expect(story[key] != nil) }
            let id = try #require(story["id"] as? String)
            #expect(try await control("story", "show", id).status == 0)
            #expect(try await control("story", "show", "--json", id).object()["id"] as? String == id)
        }
        #expect(stories.map { ($0["records"] as? [Any])?.count ?? 0 }.sorted() == [2, 3])
    }

    @Test("lists who is quoted, and shows all that one of them was quoted with")
    func speakers() async throws {
        let control = try await Control.withExamples()
        let speakers = try await control("speaker", "list", "--json").objects()
        #expect(speakers.contains { $0["name"] as? String == "Ilse Tarrow" })
        let shown = try await control("speaker", "show", "Tarrow")
        #expect(shown.output.contains("picked up the telephone"))
        #expect(try await control("speaker", "show", "Nobody Atall").status == 1)
    }

    @Test("writes a page that stands alone")
    func report() async throws {
        let control = try await Control.withExamples()
        let quote = try #require(
            try await control("quote", "find", "--json", "picked up the telephone").objects().first)
        let page = try await control("report", "quote", try #require(quote["id"] as? String), "-o", "-")
        #expect(page.status == 0)
        #expect(page.output.hasPrefix("<!doctype html>"))
        #expect(page.output.contains("Ilse Tarrow"))
    }

    @Test("explains a fold with the passages")
    func explain() async throws {
        let control = try await Control.withExamples()
        let copies = try #require(try await pierRecord(control)["copies"] as? [[String: Any]])
        let (founder, excerpt) = (
            copies[0]["document"] as? String ?? "", copies[2]["document"] as? String ?? ""
        )
        let evidence = try #require(
            try await control("explain", "--json", excerpt).object()["evidence"] as? [[String: Any]])
        let first = try #require(evidence.first)
        for key in ["document", "other", "rule", "scores", "passages"] { #expect(first[key] != nil) }
        let passages = try #require(first["passages"] as? [[String: Any]])
        for key in ["start", "end", "otherStart", "otherEnd", "text"] { #expect(passages.first?[key] != nil) }
        #expect(try await control("explain", excerpt, founder).output.contains("SHARED PASSAGES"))
        let none = try await control("explain", founder)
        #expect(none.status == 1)
        #expect(none.errors.contains("founded its record"))
    }

    @Test("fits 80 columns, whatever is shown")
    func widths() async throws {
        let control = try await Control.withExamples()
        let record = try await pierRecord(control)
        let copies = try #require(record["copies"] as? [[String: Any]])
        let story = record["story"] as? String ?? ""
        let quote = (record["quotes"] as? [String])?.first ?? ""
        let document = copies[3]["document"] as? String ?? ""
        // The news moves on, and closes the examples' stories.
        let later = ["quay of Brennhaven is mended", "herring are late", "lighthouse is painted"].map {
            #"{"outlet":"Harbour Post","published":"2025-09-04T06:12:00Z","title":"The \#($0)","#
                + #""text":"The \#($0), says a notice at the town hall."}"# + "\n"
        }.joined()
        #expect(try await control("submit", "-", input: later).status == 0)
        try await control.pair.catchUp()
        #expect(try await control("story", "list", "--json").output.contains(#""closed":"#))
        for arguments in [
            ["record", "list"], ["record", "show", record["id"] as? String ?? ""], ["story", "list"],
            ["story", "show", story], ["quote", "show", quote], ["document", "show", document],
            ["explain", document], ["search", "pier"],
            ["speaker", "list"], ["speaker", "show", "Tarrow"], ["status"], ["verify"], ["repair"],
            ["submit", Paths.examples],
            ["tail", "--after", "0", "--count", "5"],
        ] {
            let outcome = try await control.run(
                control.pair.binaries + "/wirefoldctl",
                arguments + ["--runtime-directory", control.pair.runtimeDirectory])
            #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
            #expect(!outcome.lines.isEmpty)
            for line in outcome.lines { #expect(line.count <= 80, "\(arguments): \(line)") }
        }
    }
}
