// config/ingestd.yaml, config/queryd.yaml and the settings that they stand for.

internal import Foundation
internal import IngestDaemon
internal import QueryDaemon
internal import Testing
internal import WirefoldService

@Suite struct ReferenceFilesTests {
    @Test("a reference file has every key with its meaning, unit and default")
    func keys() throws {
        try expectAllKeys(of: IngestSettings.self)
        try expectAllKeys(of: QuerySettings.self)
    }

    @Test("a reference file, no file and a builder's defaults give the same settings")
    func defaults() throws {
        try expectDefaults(IngestSettings(stateDirectory: "/state", runtimeDirectory: "/run/sample"))
        try expectDefaults(QuerySettings(stateDirectory: "/state", runtimeDirectory: "/run/sample"))
    }

    private func file<Settings: DaemonSettings>(of _: Settings.Type) -> URL {
        URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("config/\(Settings.schema.daemon.trimmingPrefix("wirefold-")).yaml")
    }

    private func expectAllKeys<Settings: DaemonSettings>(of type: Settings.Type) throws {
        let expected = ReferenceFile(Settings.schema).text
        if ProcessInfo.processInfo.environment["WIREFOLD_UPDATE"] != nil {
            try Data(expected.utf8).write(to: file(of: type))
        }
        let text = try String(contentsOf: file(of: type), encoding: .utf8)
        #expect(text == expected, "run this test with WIREFOLD_UPDATE=1 to write the file anew")
    }

    private func expectDefaults<Settings: DaemonSettings & Equatable>(_ settings: Settings) throws {
        let loader = SettingsLoader(
            schema: Settings.schema,
            flags: ["--state-directory": "/state", "--runtime-directory": "/run/sample"])
        #expect(try Settings(loader.load(file: file(of: Settings.self).path)) == settings)
        #expect(try Settings(loader.load(file: nil)) == settings)
    }
}
