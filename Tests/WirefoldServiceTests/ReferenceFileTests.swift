// The reference file that a schema gives: it sets every key, to its default.

internal import Testing
internal import WirefoldService

@Suite struct ReferenceFileTests {
    @Test("sets every key to its default, and is accepted")
    func everyKey() throws {
        let text = ReferenceFile(SampleSettings.schema).text
        let directory = try ConfigDirectory()
        let loader = SettingsLoader(schema: SampleSettings.schema, environment: ["HOME": "/home/sample"])
        let reader = try loader.load(file: directory.file("reference.yaml", text))
        for declaration in SampleSettings.schema.declarations {
            #expect(reader.places[declaration.key] != nil, "\(declaration.key) isn't set")
            #expect(reader.effective[declaration.key] == declaration.defaultText)
        }
    }

    @Test("a key's environment name has its words")
    func environmentName() {
        #expect(SampleSettings.bytes.declaration.environmentName == "WIREFOLD_LIMITS_ARTICLE_BYTES")
        #expect(SampleSettings.bytes.declaration.flagName == "--limits-article-bytes")
    }
}
