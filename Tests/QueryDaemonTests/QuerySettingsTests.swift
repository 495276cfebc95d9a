// config/queryd.yaml and the settings that it stands for.

internal import QueryDaemon
internal import Foundation
internal import Testing
internal import WirefoldService

@Suite struct QuerySettingsTests {
    static let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("config/queryd.yaml")

    @Test("config/queryd.yaml has every key with its meaning, unit and default")
    func referenceFile() throws {
        let expected = ReferenceFile(QuerySettings.schema).text
        if ProcessInfo.processInfo.environment["WIREFOLD_UPDATE"] != nil {
            try Data(expected.utf8).write(to: Self.file)
        }
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(text == expected, "run this test with WIREFOLD_UPDATE=1 to write the file anew")
    }

    @Test("the reference file, no file and a builder's defaults give the same settings")
    func defaults() throws {
        let loader = SettingsLoader(
            schema: QuerySettings.schema,
            flags: ["--state-directory": "/state", "--runtime-directory": "/run/sample"])
        let fromFile = try QuerySettings(loader.load(file: Self.file.path))
        let fromNothing = try QuerySettings(loader.load(file: nil))
        #expect(fromFile == fromNothing)
        #expect(
            fromNothing == QuerySettings(stateDirectory: "/state", runtimeDirectory: "/run/sample"))
    }
}
