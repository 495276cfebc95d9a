// Limits of ingestd that depend on one another.

internal import IngestDaemon
internal import Testing
internal import WirefoldService

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
