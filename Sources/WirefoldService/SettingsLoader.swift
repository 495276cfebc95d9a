// Puts the layers of a configuration together: flags, then WIREFOLD_… variables, then the YAML
// file, then systemd's and XDG's directories. Every problem of every layer is found at once.

internal import Configuration

package struct SettingsLoader: Sendable {
    package let schema: SettingsSchema
    /// By name, as given on the command line: `--state-directory`.
    package let flags: [String: String]
    package let environment: [String: String]

    package init(schema: SettingsSchema, flags: [String: String] = [:], environment: [String: String] = [:]) {
        self.schema = schema
        self.flags = flags
        // An empty variable is an unset one.
        self.environment = environment.filter { !$0.value.isEmpty }
    }

    /// - Parameter file: the path of the YAML file; nil for none.
    package func load(file: String?) throws(SettingsError) -> SettingsReader {
        var problems: [SettingsProblem] = []
        var places: [String: String] = [:]
        var layers: [[AbsoluteConfigKey: ConfigValue]] = []

        if let file {
            let layer = try ConfigFile(schema: schema, path: file).read()
            problems += layer.problems
            places = layer.places
            layers.append(layer.values.asConfigValues)
        }
        for (source, name) in [
            (environment, \SettingDeclaration.environmentName), (flags, \SettingDeclaration.flagName),
        ] {
            var values: [String: ConfigContent] = [:]
            for declaration in schema.declarations {
                let place = declaration[keyPath: name]
                guard let text = source[place] else { continue }
                switch declaration.parse(.text(text)) {
                case .success(let content):
                    values[declaration.key] = content
                    places[declaration.key] = place
                case .failure(let complaint):
                    problems.append(.init(place: place, key: declaration.key, message: complaint.text))
                }
            }
            layers.append(values.asConfigValues)
        }
        guard problems.isEmpty else { throw SettingsError(problems) }
        let providers = layers.reversed().map { InMemoryProvider(values: $0) }
        let reader = ConfigReader(providers: providers)
        var effective: [String: String] = [:]
        for declaration in schema.declarations { effective[declaration.key] = declaration.read(reader) }
        return SettingsReader(
            reader: reader, places: places, effective: effective,
            directories: try Directories(
                state: reader.string(forKey: "stateDirectory", default: ""),
                runtime: reader.string(forKey: "runtimeDirectory", default: ""), environment: environment))
    }
}

extension [String: ConfigContent] {
    fileprivate var asConfigValues: [AbsoluteConfigKey: ConfigValue] {
        var result: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, content) in self {
            result[AbsoluteConfigKey(ConfigKey(key))] = ConfigValue(content, isSecret: false)
        }
        return result
    }
}
