internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite("A client in another language")
struct InteropTests {
    private static let interpreter = "/usr/bin/python3"

    @Test(
        "submits, queries and tails", .enabled(if: FileManager.default.isExecutableFile(atPath: interpreter)))
    func python() async throws {
        let control = try await Control.running()
        let outcome = try await control.run(
            Self.interpreter,
            [
                Paths.package + "/Tests/Interop/interop.py", "--ingest", control.pair.ingestSocket, "--query",
                control.pair.querySocket,
            ])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test(
        "that means ill harms nobody else",
        .enabled(if: FileManager.default.isExecutableFile(atPath: interpreter)),
        arguments: [DaemonPair.Role.ingest, .query])
    func hostile(role: DaemonPair.Role) async throws {
        let control = try await Control.withExamples()
        let process = try #require(control.pair.processID(role))
        let outcome = try await control.run(
            Self.interpreter,
            [
                Paths.package + "/Tests/Interop/hostile.py", "--service",
                role == .ingest ? "Ingest" : "Query",
                "--socket", role == .ingest ? control.pair.ingestSocket : control.pair.querySocket, "--pid",
                "\(process)", "--peers", "100",
            ])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
        #expect(try await control("verify").status == 0)
    }
}
