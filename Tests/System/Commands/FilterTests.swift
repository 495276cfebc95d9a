internal import Testing
internal import WirefoldTesting

@Suite("wirefold, from lines to lines")
struct FilterTests {
    private let control: Control

    init() throws { control = try Control() }

    private func wirefold(_ arguments: String..., input: [String] = []) async throws -> Outcome {
        try await control.run(
            control.pair.binaries + "/wirefold", arguments, input: input.map { $0 + "\n" }.joined())
    }

    private static let report = [
        "The ferry Lindholm caught fire on Tuesday night with 212 passengers on board, the coastguard said.",
        "“Two of the three pumps failed before we had left the harbour,” said Marta Ohlsson, the ship's engineer.",
        "Tugs from Osterby reached the ship after four hours and towed it to the outer quay.",
    ].joined(separator: "\\n\\n")

    private static func line(_ id: String, _ text: String, title: String = "Fire on the Lindholm") -> String {
        #"{"id": "\#(id)", "title": "\#(title)", "text": "\#(text)"}"#
    }

    @Test("fold puts a copy with its original, in the order of the input, whatever the number of jobs")
    func fold() async throws {
        let lines = [
            Self.line("first", Self.report),
            Self.line(
                "other", "The council of Osterby voted for a new school. Lessons begin in August.",
                title: "School"),
            Self.line("copy", Self.report.replacing("Tuesday night", with: "Tuesday"), title: "Ferry burns"),
        ]
        let outcome = try await wirefold("fold", "--jobs", "1", input: lines)
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        let answers = try outcome.objects()
        #expect(answers.compactMap { $0["id"] as? String } == ["first", "other", "copy"])
        let records = answers.compactMap { $0["record"] as? String }
        #expect(records.count == 3)
        #expect(records[0] == records[2])
        #expect(records[0] != records[1])
        #expect(try await wirefold("fold", "--jobs", "4", input: lines).output == outcome.output)
    }

    @Test("fold answers for articles of which nothing is left: each is a record of its own")
    func foldBlank() async throws {
        let texts = ["", " ", "We use cookies to know you better."]
        let lines = texts.enumerated().map { Self.line("\($0.offset)", $0.element, title: "") }
        let outcome = try await wirefold("fold", input: lines)
        #expect(outcome.status == 0)
        #expect(Set(try outcome.objects().compactMap { $0["record"] as? String }).count == texts.count)
    }

    @Test("quotes names who said what, and where it stands")
    func quotes() async throws {
        let outcome = try await wirefold("quotes", input: [Self.line("first", Self.report)])
        let quotes = try #require(try outcome.object()["quotes"] as? [[String: Any]])
        #expect(quotes.compactMap { $0["speaker"] as? String } == ["Marta Ohlsson"])
        #expect(quotes.compactMap { $0["role"] as? String } == ["ship's engineer"])
        let start = try #require(quotes.first?["start"] as? Int)
        let text = Self.report.replacing("\\n", with: "\n").unicodeScalars
        #expect(String(String.UnicodeScalarView(text.dropFirst(start))).hasPrefix("Two of the three pumps"))
    }

    @Test("normalize lists what it took out, with the reason")
    func normalize() async throws {
        let outcome = try await wirefold(
            "normalize", input: [Self.line("first", Self.report + "\\n\\nShare this:")])
        let answer = try outcome.object()
        #expect((answer["text"] as? String)?.contains("Share this") == false)
        let removed = try #require(answer["removed"] as? [[String: Any]])
        #expect(removed.allSatisfy { ($0["reason"] as? String)?.isEmpty == false })
        #expect(!removed.isEmpty)
    }

    private static let imprint = "The Lindholm Courier is written and printed on the island."

    /// Different articles of one outlet, in words that no two share, with its imprint in all of them.
    private static let furnished: [String] = (0..<80).map { number in
        let syllables = ["ba", "de", "ki", "lo", "mu", "na", "pe", "ri"]
        func words(_ range: Range<Int>) -> String {
            range.map { word in
                (0..<5).map { syllables[(number * 64 + word) >> (3 * $0) & 7] }.joined()
            }.joined(separator: " ")
        }
        let paragraphs = [
            "Nobody was \(words(4..<10)) on Tuesday.", "The \(words(10..<30)) went home.", imprint,
        ]
        return #"{"id": \#(number), "outlet": "Lindholm Courier", "title": "\#(words(0..<4))", "#
            + #""text": "\#(paragraphs.joined(separator: "\\n\\n"))"}"#
    }

    @Test(
        "normalize takes out what an outlet puts into its articles, the same with any number of jobs")
    func furniture() async throws {
        let outcome = try await wirefold("normalize", "--jobs", "1", input: Self.furnished)
        let reasons = try outcome.objects().map { answer in
            (answer["removed"] as? [[String: Any]] ?? []).compactMap { $0["reason"] as? String }
        }
        #expect(reasons.firstIndex { $0.contains("outlet-furniture") } == 12)
        #expect(reasons[12...].allSatisfy { $0.contains("outlet-furniture") })
        for _ in 0..<3 {
            #expect(
                try await wirefold("normalize", "--jobs", "4", input: Self.furnished).output
                    == outcome.output)
        }
        let kept = try await wirefold("normalize", "--keep-furniture", input: Self.furnished)
        #expect(!kept.output.contains("outlet-furniture"))
    }

    @Test("normalize refuses an article that is furniture and names, and goes on", arguments: ["1", "2"])
    func nothingLeft(jobs: String) async throws {
        let paragraphs = [
            Self.imprint,
            "By Ada Example, Bo Sample, Cy Specimen, Di Pattern, Ed Model, Flo Draft,",
            "By Gus Outline, Hal Proof, Ivy Sketch, Jo Copy, Kim Layout, Lou Margin,",
        ]
        var lines = Self.furnished
        lines.insert(
            #"{"id": "names", "outlet": "Lindholm Courier", "#
                + #""text": "\#(paragraphs.joined(separator: "\\n\\n"))"}"#, at: 40)
        // They are one block, drafted before the imprint is learnt: as long as it isn't known, it is the
        // article's text.
        #expect(lines.joined(separator: "\n").utf8.count < 1 << 16)
        let outcome = try await wirefold("normalize", "--jobs", jobs, input: lines)
        #expect(outcome.status == 2)
        #expect(try outcome.objects().compactMap { $0["id"] as? Int } == Array(0..<80))
        #expect(outcome.lines.count == 80)
        #expect(outcome.errors.hasPrefix("line 41: content: nothing is left of the article"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test("match says of two wordings that they are one quote, and of two statements that they aren't")
    func match() async throws {
        let outcome = try await wirefold(
            "match",
            input: [
                #"{"id": 1, "a": "Two of the three pumps failed before we left the harbour", "#
                    + #""b": "Two of our three pumps had failed before we had left harbour"}"#,
                #"{"id": 2, "a": "Two of the three pumps failed before we left the harbour", "#
                    + #""b": "The passengers were calm and helped each other into the boats"}"#,
            ])
        #expect(try outcome.objects().compactMap { $0["same"] as? Bool } == [true, false])
    }

    @Test("fingerprint gives copies the same digest, and texts that are too short for copies none")
    func fingerprint() async throws {
        let outcome = try await wirefold(
            "fingerprint",
            input: [
                Self.line("first", Self.report), Self.line("copy", Self.report), Self.line("short", "Fire."),
            ])
        let digests = try outcome.objects().map { $0["digest"] as? String }
        #expect(digests[0] != nil)
        #expect(digests[0] == digests[1])
        #expect(digests[2] == nil)
    }

    @Test("refuses lines by number and field, once for lines in a row, and goes on with the others")
    func refusals() async throws {
        let outcome = try await wirefold(
            "fold",
            input: [#"{"id": "a"}"#, #"{"id": "b"}"#, "x", Self.line("first", Self.report), #"{"id": "c"}"#])
        #expect(outcome.status == 2)
        #expect(try outcome.object()["id"] as? String == "first")
        let complaints = outcome.errors.split(separator: "\n")
        #expect(complaints.count == 3)
        #expect(complaints.first?.hasPrefix("lines 1 to 2: text: text is missing") == true)
        #expect(complaints.dropFirst().first?.hasPrefix("line 3: line: not JSON at column 1") == true)
        #expect(complaints.last?.hasPrefix("line 5: text: text is missing") == true)
    }

    @Test(
        "lines are told apart wherever a reading ends: before, at and after their break, and at the end",
        arguments: [65_534, 65_535, 65_536, 65_537, 131_071, 200_000])
    func longLines(length: Int) async throws {
        let empty = Self.line("", "")
        func line(_ id: String, _ length: Int) -> String {
            Self.line(
                id,
                String(repeating: "pier ", count: (length - empty.utf8.count) / 5 + 1).prefix(
                    length - empty.utf8.count - id.utf8.count
                ).description)
        }
        // The first is as long as is said, with its break; the last has none.
        let lines = [
            line("first", length - 1), "", line("second", 40 + empty.utf8.count), line("third", length),
        ]
        let outcome = try await control.run(
            control.pair.binaries + "/wirefold", ["fingerprint"], input: lines.joined(separator: "\n"))
        #expect(outcome.status == 0)
        #expect(try outcome.objects().compactMap { $0["id"] as? String } == ["first", "second", "third"])
        #expect(try outcome.objects().compactMap { $0["words"] as? Int }.count == 3)
    }

    @Test(
        "a line over the limit is refused, at the end of the input too, and the others are answered",
        arguments: [["first", "last"], ["first"]])
    func overlongLine(answered: [String]) async throws {
        let block = String(repeating: "x", count: 1 << 16)
        var lines = answered.map { Self.line($0, Self.report) }
        lines.insert(String(repeating: block, count: 1 << 10) + "x", at: 1)
        let outcome = try await control.run(
            control.pair.binaries + "/wirefold", ["fingerprint"], input: lines.joined(separator: "\n"))
        #expect(outcome.status == 2)
        #expect(try outcome.objects().compactMap { $0["id"] as? String } == answered)
        #expect(outcome.errors.hasPrefix("line 2: line: the line is over the limit of 67108864 bytes"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test("nothing comes of nothing", arguments: ["fold", "quotes", "normalize", "match", "fingerprint"])
    func nothing(command: String) async throws {
        let outcome = try await wirefold(command)
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.isEmpty)
    }

    @Test(
        "extract writes what it has read of a file before the file is at its end, in the order of the files")
    func extractPieces() async throws {
        let lines = String(repeating: "{\"text\":\"\(Self.report)\"}\n", count: 400)
        let pipe = control.pair.directory + "/pieces"
        // The pipe's writer closes it once an article of what it wrote has come out, or says so after a while.
        let script = """
            mkfifo "$1.in"; printf '{"text":"last"}' >"$1.last"; "$2" extract --json "$1.in" "$1.last" >"$1.out" &
            exec 3>"$1.in"; cat >&3; for i in $(seq 200); do [ -s "$1.out" ] && break; sleep 0.05; done
            [ -s "$1.out" ] || late=9; exec 3>&-; wait; cat "$1.out"; exit ${late:-0}
            """
        let outcome = try await control.run(
            "/bin/sh", ["-c", script, "sh", pipe, control.pair.binaries + "/wirefold"], input: lines)
        #expect(outcome.status == 0)
        let answers = try outcome.objects()
        #expect(answers.count == 401 && answers.last?["text"] as? String == "last")
    }

    @Test("extract reads every file that it can, and gives the others a line with the reason")
    func extract() async throws {
        let page =
            "<!DOCTYPE html><html><head><title>Fire on the Lindholm</title></head><body><article>"
            + Self.report.split(separator: "\\n\\n").map { "<p>\($0)</p>" }.joined()
            + "</article></body></html>"
        let outcome = try await control.run(
            control.pair.binaries + "/wirefold", ["extract", "-", "/nonexistent/page.html"], input: page)
        #expect(outcome.status == 2)
        let answers = try outcome.objects()
        #expect(answers.first?["title"] as? String == "Fire on the Lindholm")
        #expect((answers.first?["text"] as? String)?.contains("Two of the three pumps") == true)
        #expect((answers.last?["error"] as? [String: Any])?["message"] as? String != nil)
        #expect(answers.last?["source"] as? String == "/nonexistent/page.html")
    }

    @Test("says which command was probably meant, and exits with 64")
    func typo() async throws {
        let outcome = try await wirefold("qoutes")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("Did you mean \"quotes\"?"))
    }
}
