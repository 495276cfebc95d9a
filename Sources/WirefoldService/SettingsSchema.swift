// All keys of one daemon, in the order of its reference file.

internal import Configuration

/// A setting with its type erased.
package struct SettingDeclaration: Sendable {
    package let key: String
    /// The type, for people.
    package let kind: String
    package let unit: String
    /// The values allowed, for people: "from 0 to 300"; empty if the type says it all.
    package let range: String
    /// The default as YAML.
    package let defaultText: String
    /// Whether SIGHUP puts a new value into effect.
    package let reloads: Bool
    package let documentation: String
    let parse: @Sendable (SettingSource) -> Result<ConfigContent, SettingComplaint>
    /// The value in effect, as YAML.
    let read: @Sendable (ConfigReader) -> String

    /// The name in the environment: `WIREFOLD_LIMITS_ARTICLE_BYTES` for `limits.articleBytes`.
    package var environmentName: String { "WIREFOLD_" + words(joinedBy: "_").uppercased() }

    /// The name on the command line, where a daemon takes it there: `--state-directory`.
    package var flagName: String { "--" + words(joinedBy: "-") }

    private func words(joinedBy separator: String) -> String {
        var name = ""
        for character in key {
            if character == "." {
                name += separator
            } else if character.isUppercase {
                name += separator + character.lowercased()
            } else {
                name.append(character)
            }
        }
        return name
    }
}

/// What is wrong with a value, without saying where.
package struct SettingComplaint: Error {
    let text: String
    init(_ text: String) { self.text = text }
}

/// The keys that a daemon knows.
package struct SettingsSchema: Sendable {
    /// The daemon's name: `wirefold-ingestd`.
    package let daemon: String
    package let declarations: [SettingDeclaration]

    /// `declarations` follow those that every daemon has, ``CommonSettings``.
    package init(daemon: String, _ declarations: [SettingDeclaration]) {
        self.daemon = daemon
        self.declarations = CommonSettings.declarations + declarations
    }

    package func declaration(of key: String) -> SettingDeclaration? {
        declarations.first { $0.key == key }
    }

    /// Whether the key is the path of a mapping that holds settings, such as `limits`.
    func hasSection(_ path: String) -> Bool {
        declarations.contains { $0.key.hasPrefix(path + ".") }
    }
}

/// A daemon's settings, read once and complete.
package protocol DaemonSettings: Sendable {
    static var schema: SettingsSchema { get }
    init(_ reader: SettingsReader) throws(SettingsError)
    var common: CommonSettings { get }
}
