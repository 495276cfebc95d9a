// What can be said of the unit files without booting anything.

internal import Foundation
internal import Testing
internal import WirefoldTesting

@Suite struct UnitFileTests {
    static let analyze = "/usr/bin/systemd-analyze"
    static var isPresent: Bool { FileManager.default.isExecutableFile(atPath: analyze) }

    @Test(
        "each service's exposure is 0.3 at most",
        .enabled(if: isPresent, "systemd-analyze isn't installed"),
        arguments: ["wirefold-ingestd", "wirefold-queryd", "wirefold-spool"])
    func exposure(unit: String) async throws {
        let directory = try TemporaryDirectory()
        let outcome = try await Command(
            Self.analyze,
            [
                "security", "--no-pager", "--offline=true", "--threshold=3",
                "\(Paths.package)/deploy/systemd/\(unit).service",
            ]
        ).run(in: directory.path)
        #expect(outcome.status == 0, "\(outcome.output.suffix(200))\(outcome.errors)")
    }
}
