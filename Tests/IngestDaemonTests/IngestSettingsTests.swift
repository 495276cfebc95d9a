// config/ingestd.yaml and the settings that it stands for.

internal import IngestDaemon
internal import Foundation
internal import Testing
internal import WirefoldService

@Suite struct IngestSettingsTests {
    static let file = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("config/ingestd.yaml")

    @Test("config/ingestd.yaml has every key with its meaning, unit and default")
    func referenceFile() throws {
        let expected = ReferenceFile(IngestSettings.schema).text
        if ProcessInfo.processInfo.environment["WIREFOLD_UPDATE"] != nil {
            try Data(expected.utf8).write(to: Self.file)
        }
        let text = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(text == expected, "run this test with WIREFOLD_UPDATE=1 to write the file anew")
    }

    @Test("the reference file, no file and a builder's defaults give the same settings")
    func defaults() throws {
        let loader = SettingsLoader(
            schema: IngestSettings.schema,
            flags: ["--state-directory": "/state", "--runtime-directory": "/run/sample"])
        let fromFile = try IngestSettings(loader.load(file: Self.file.path))
        let fromNothing = try IngestSettings(loader.load(file: nil))
        #expect(fromFile == fromNothing)
        #expect(
            fromNothing == IngestSettings(stateDirectory: "/state", runtimeDirectory: "/run/sample"))
    }
}

@Suite struct IngestLimitTests {
    @Test("an article larger than a frame is refused")
    func articleLargerThanFrame() {
        let loader = SettingsLoader(
            schema: IngestSettings.schema,
            environment: ["HOME": "/home/sample", "WIREFOLD_LIMITS_FRAME_BYTES": "65536"])
        #expect {
            try IngestSettings(loader.load(file: nil))
        } throws: { error in
            "\(error)".hasSuffix("must be at least 32768 bytes less than limits.frameBytes (65536)")
        }
    }
}
