// The layers of a configuration as one: flags over the environment over the file over defaults.
// It is complete and checked: reading a declared setting can't fail.

internal import Configuration

package struct SettingsReader: Sendable {
    let reader: ConfigReader
    /// Where each key that somebody set was set: "ingestd.yaml:12", "WIREFOLD_LOG_LEVEL", "--config".
    package let places: [String: String]
    /// Each declared key's value in effect, as YAML.
    package let effective: [String: String]
    package let directories: Directories

    package subscript<Value: SettingValue>(_ setting: Setting<Value>) -> Value {
        Value.read(reader, ConfigKey(setting.declaration.key), default: setting.defaultValue)
    }

    /// A problem with the value of a setting that only shows later, such as a group that doesn't exist.
    package func problem(_ declaration: SettingDeclaration, _ message: String) -> SettingsProblem {
        SettingsProblem(place: places[declaration.key] ?? "default", key: declaration.key, message: message)
    }
}
