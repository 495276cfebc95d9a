import Foundation
import Testing

@Suite("A client in another language")
struct InteropTests {
    private static let python = "/usr/bin/python3"

    @Test("submits, queries and tails", .enabled(if: FileManager.default.isExecutableFile(atPath: python)))
    func python() async throws {
        let control = try await Control.running()
        let outcome = try await control.run(
            Self.python,
            [
                Paths.package + "/Tests/Interop/interop.py", "--ingest", control.pair.ingestSocket, "--query",
                control.pair.querySocket,
            ])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test("that means ill harms nobody else", .enabled(if: FileManager.default.isExecutableFile(atPath: python)))
    func hostile() async throws {
        let control = try await Control.withExamples()
        let outcome = try await control.run(
            Self.python,
            [
                Paths.package + "/Tests/Interop/hostile.py", "--ingest", control.pair.ingestSocket, "--query",
                control.pair.querySocket,
            ])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(try await control("verify").status == 0)
    }
}
