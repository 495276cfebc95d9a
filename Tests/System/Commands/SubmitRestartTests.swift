// A daemon that is killed or restarted in the middle of a submission costs its client a short wait, nothing else.

internal import Foundation
internal import Testing
internal import WirefoldClient
internal import WirefoldTesting

@Suite("wirefoldctl submit, while ingestd is restarted", .serialized)
struct SubmitRestartTests {
    private static let articles = ArticleGenerator(seed: 5, words: 120).prefix(300).map(\.json)

    private func lines(_ path: String) -> [String] {
        ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    @Test("each article gets one receipt, in order, and the exit is 0", arguments: ["file", "pipe", "gzip"])
    func restarts(input: String) async throws {
        let control = try await Control.running()
        let pair = control.pair
        let file = pair.directory + "/articles.jsonl"
        try Data((Self.articles.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: file))
        let submit = "\"$0\" submit --json --runtime-directory \"$1\""
        let script =
            switch input {
            // Slow enough to be still under way at the last kill.
            case "pipe":
                "while read -r line; do echo \"$line\"; sleep 0.005; done <\"$2\" | \(submit) - >\"$2.receipts\""
            case "gzip": "gzip -k \"$2\"; \(submit) \"$2.gz\" >\"$2.receipts\""
            default: "\(submit) \"$2\" >\"$2.receipts\""
            }
        async let outcome = control.run(
            "/bin/bash",
            ["-c", "set -o pipefail; " + script, pair.binaries + "/wirefoldctl", pair.runtimeDirectory, file])
        for turn in 1...3 {
            try await until("receipts come") { lines(file + ".receipts").count >= 40 * turn }
            if turn == 2 { try await pair.stop(.ingest) } else { try await pair.kill(.ingest) }
            try await pair.start(.ingest)
        }
        let (status, errors) = try await (outcome.status, outcome.errors)
        #expect(status == 0, "\(errors)")
        let receipts = try Outcome(
            status: 0, output: lines(file + ".receipts").joined(separator: "\n"), errors: ""
        )
        .objects()
        let name = ["pipe": "-", "gzip": file + ".gz"][input] ?? file
        #expect(receipts.map { $0["source"] as? String } == (1...Self.articles.count).map { "\(name):\($0)" })
        #expect(receipts.allSatisfy { $0["document"] != nil })
        try await control.pair.catchUp()
        let verified = try await control("verify", "--json")
        #expect(verified.status == 0, "\(verified.output)")
        #expect(try await control("status", "--json").object()["documents"] as? Int == Self.articles.count)
    }

    @Test("many files are handed in again from the first without a result")
    func manyFiles() async throws {
        let control = try await Control.running()
        let directory = control.pair.directory + "/articles"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        for (number, article) in Self.articles.enumerated() {
            try Data(article.utf8).write(to: URL(fileURLWithPath: "\(directory)/\(1000 + number).json"))
        }
        let file = control.pair.directory + "/receipts"
        async let outcome = control.run(
            "/bin/bash",
            [
                "-c", "\"$0\" submit --json --runtime-directory \"$1\" \"$2\" >\"$3\"",
                control.pair.binaries + "/wirefoldctl", control.pair.runtimeDirectory, directory, file,
            ])
        for turn in 1...2 {
            try await until("receipts come") { lines(file).count >= 60 * turn }
            try await control.pair.kill(.ingest)
            try await control.pair.start(.ingest)
        }
        let (status, errors) = try await (outcome.status, outcome.errors)
        #expect(status == 0, "\(errors)")
        let receipts = try Outcome(status: 0, output: lines(file).joined(separator: "\n"), errors: "")
            .objects()
        #expect(
            receipts.map { $0["source"] as? String }
                == Self.articles.indices.map { "\(directory)/\(1000 + $0).json" })
    }

    @Test("the client library does the same for one article, and gives up once its patience is over")
    func library() async throws {
        let pair = try DaemonPair()
        try await pair.start(.ingest)
        let article = Submission(format: "json", content: Array(Self.articles[0].utf8))
        let first = try await IngestClient.steadily(socket: pair.ingestSocket) {
            try await $0.submit(article)
        }
        var attempts = 0
        let second = try await IngestClient.steadily(socket: pair.ingestSocket) { ingest in
            attempts += 1
            if attempts == 1 {
                try await pair.kill(.ingest)
                try await pair.start(.ingest)
            }
            return try await ingest.submit(article)
        }
        #expect(attempts == 2)
        #expect(first == second)
        let error = await #expect(throws: WirefoldError.self) {
            try await IngestClient.steadily(
                socket: pair.ingestSocket, patience: Patience(limit: .milliseconds(300))
            ) { ingest in
                try await pair.kill(.ingest)
                _ = try await ingest.submit(article)
            }
        }
        #expect(error?.code == .unavailable)
    }

    @Test("a tail goes on after queryd's restart, without a change twice or none")
    func tail() async throws {
        let control = try await Control.withExamples()
        let file = control.pair.directory + "/tail"
        async let tail = control.run(
            "/bin/bash",
            [
                "-c", "\"$0\" tail --json --count 20 --after 0 --runtime-directory \"$1\" >\"$2\"",
                control.pair.binaries + "/wirefoldctl", control.pair.runtimeDirectory, file,
            ])
        try await until("it shows what is there") { !lines(file).isEmpty }
        try await control.pair.kill(.query)
        try await control.pair.start(.query)
        let input = Self.articles.prefix(20).joined(separator: "\n") + "\n"
        #expect(try await control("submit", "--json", "-", input: input).status == 0)
        let status = try await tail.status
        #expect(status == 0)
        let numbers = try Outcome(status: 0, output: lines(file).joined(separator: "\n"), errors: "")
            .objects()
            .compactMap { $0["sequence"] as? Int }
        #expect(numbers.count == 20)
        #expect(numbers == Array(Set(numbers)).sorted())
    }
}
