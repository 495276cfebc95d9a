// What a reload says that it changed.

internal import Testing
@testable internal import WirefoldService

@Suite struct SettingsChangesTests {
    @Test("names what is in effect and what waits for a restart")
    func changes() throws {
        let directory = try ConfigDirectory()
        let loader = SettingsLoader(schema: SampleSettings.schema, environment: ["HOME": "/home/sample"])
        let file = try directory.file("sample.yaml", "flavour: plain")
        let reloading = try Reloading<SampleSettings>(loader: loader, file: file)

        #expect(try reloading.reload().1.summary == "nothing changed")

        _ = try directory.file("sample.yaml", "flavour: salted\nlimits:\n  articleBytes: 9")
        let (settings, changes) = try reloading.reload()
        #expect(settings.flavour == "salted")
        #expect(
            changes.summary == """
                in effect: flavour from "plain" to "salted"; after a restart: limits.articleBytes from 4096 to 9
                """)
        // It still waits, until it is taken back.
        #expect(
            try reloading.reload().1.summary == "after a restart: limits.articleBytes from 4096 to 9")
        _ = try directory.file("sample.yaml", "flavour: salted")
        #expect(try reloading.reload().1.summary == "nothing changed")
    }

    @Test("a bad file changes nothing")
    func badFile() throws {
        let directory = try ConfigDirectory()
        let loader = SettingsLoader(schema: SampleSettings.schema, environment: ["HOME": "/home/sample"])
        let file = try directory.file("sample.yaml", "flavour: salted")
        let reloading = try Reloading<SampleSettings>(loader: loader, file: file)
        _ = try directory.file("sample.yaml", "flavour: sweet")
        #expect(throws: SettingsError.self) { try reloading.reload() }
        #expect(reloading.current.flavour == "salted")
    }
}
