// A YAML file, checked node by node against the schema: each problem names file, line and key.

internal import Configuration

struct ConfigFile {
    let schema: SettingsSchema
    let path: String

    struct Layer {
        var values: [String: ConfigContent] = [:]
        var places: [String: String] = [:]
        var problems: [SettingsProblem] = []
    }

    func read() throws(SettingsError) -> Layer {
        Layer()
    }
}
