internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite("wirefoldctl tail", .serialized)
struct TailTests {
    @Test("gives each change once, in order, from where it was told")
    func after() async throws {
        let control = try await Control.withExamples()
        let changes = try await control("tail", "--json", "--after", "0", "--count", "6")
        #expect(changes.status == 0, "\(changes.errors)")
        let numbers = try changes.objects().compactMap { $0["sequence"] as? Int }
        #expect(numbers.count == 6)
        #expect(numbers == Array(Set(numbers)).sorted())
        for change in try changes.objects() {
            let entries = ["record", "quote", "story", "merged", "withdrawn"].filter { change[$0] != nil }
            #expect(entries.count == 1)
        }
        let next = try await control("tail", "--json", "--after", "\(numbers[2])", "--count", "3")
        #expect(try next.objects().compactMap { $0["sequence"] as? Int } == Array(numbers[3...]))
    }

    @Test("ends cleanly on Ctrl-C and says where to go on", arguments: ["INT", "TERM"])
    func interrupted(signal: String) async throws {
        let control = try await Control.withExamples()
        // The shell sends the signal once the first line is there.
        let script = """
            "$0" tail --json --after 0 --runtime-directory "$1" >"$2" & tail=$!
            until [ -s "$2" ]; do :; done
            kill -\(signal) $tail; wait $tail
            """
        let file = control.pair.directory + "/tail-\(signal)"
        let outcome = try await control.run(
            "/bin/bash",
            ["-c", script, control.pair.binaries + "/wirefoldctl", control.pair.runtimeDirectory, file])
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("go on with: wirefoldctl tail --after "))
        let written = try String(contentsOfFile: file, encoding: .utf8)
        #expect(written.hasSuffix("}\n"))
    }

    @Test("without a number begins with the next change")
    func live() async throws {
        let control = try await Control.withExamples()
        async let tail = control("tail", "--json", "--count", "1")
        try await until("the tail is open") {
            let status = try await control("status", "--json").object()
            return (status["query"] as? [String: Any])?["tails"] as? Int == 1
        }
        _ = try await control(
            "submit", "-",
            input:
                #"{"outlet":"Harbour Post","title":"Quay","text":"The quay of Brennhaven is to be mended before the herring return."}"#
        )
        let change = try await tail.object()
        #expect(change["record"] != nil || change["story"] != nil)
    }
}
