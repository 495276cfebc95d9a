// Limits of ingestd that depend on one another.

internal import Testing
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTesting

@testable internal import IngestDaemon

@Suite struct IngestLimitTests {
    /// Forty words that no other number has.
    private static func words(_ number: Int) -> String {
        let letters = Array("abcdefghijklmnopqrst")
        return (0..<40).map { place in
            let word = number * 40 + place
            return String([letters[word % 20], letters[word / 20 % 20], "o", letters[word / 400 % 20], "e"])
        }.joined(separator: " ")
    }

    @Test("that a key was passed over, since too many records have it, shows in the status")
    func overfullKeys() async throws {
        let directory = try TemporaryDirectory()
        try await withDaemon(in: directory) { daemon in
            for number in 0..<110 {
                let own = Self.words(number)
                _ = try await daemon.ingest.submit(
                    article(
                        "", ["The same notice stands above every single text of this quay. " + own],
                        outlet: "Quay \(number)"))
                if number == 90 { #expect(daemon.status.status().overfullKeys == 0) }
            }
            #expect(daemon.status.status().records == 110)
            #expect(daemon.status.status().overfullKeys > 0)
        }
    }

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
