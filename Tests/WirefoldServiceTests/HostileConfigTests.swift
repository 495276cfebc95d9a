// Settings files that were made to hurt: each is refused with an error, quickly, and nothing traps.

internal import Foundation
internal import Testing
internal import WirefoldService

@Suite struct HostileConfigTests {
    static let directory = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Hostile/config")

    static let files = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []

    @Test("is refused with a place", arguments: files.sorted())
    func isRefused(file: String) {
        let path = Self.directory.appendingPathComponent(file).path
        let loader = SettingsLoader(schema: SampleSettings.schema, environment: ["HOME": "/home/sample"])
        #expect {
            try loader.load(file: path)
        } throws: { error in
            guard let error = error as? SettingsError else { return false }
            return !error.problems.isEmpty
                && error.problems.allSatisfy { $0.place.hasPrefix(path) && !$0.message.isEmpty }
        }
    }

    @Test("a huge file is refused by its size")
    func huge() throws {
        let directory = try ConfigDirectory()
        let path = try directory.file("huge.yaml", String(repeating: "# filler\n", count: 200_000))
        let loader = SettingsLoader(schema: SampleSettings.schema, environment: ["HOME": "/home/sample"])
        #expect {
            try loader.load(file: path)
        } throws: { error in
            "\(error)".contains("is larger than 1048576 bytes")
        }
    }

    @Test("there are hostile files")
    func arePresent() { #expect(Self.files.count >= 8) }
}
