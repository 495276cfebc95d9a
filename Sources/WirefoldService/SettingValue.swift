// The types that a setting can have, and how each is read from YAML, from text and from the
// configuration reader. Nothing is converted silently: a quoted "12" is no number.

package import Configuration

/// Where a value was written.
package enum SettingSource: Sendable {
    /// A flag or an environment variable; a list has commas.
    case text(String)
    /// A YAML scalar; plain is without quotes.
    case scalar(String, isPlain: Bool)
    /// A YAML sequence of scalars.
    case list([String])
}

/// A type that settings can have.
package protocol SettingValue: Sendable, Equatable {
    /// With its article, for messages: "a whole number".
    static var kind: String { get }
    init?(_ source: SettingSource)
    static func read(_ reader: ConfigReader, _ key: ConfigKey, default: Self) -> Self
    var content: ConfigContent { get }
    /// As one writes it in a YAML file.
    var yaml: String { get }
}

extension Int: SettingValue {
    package static var kind: String { "a whole number" }

    package init?(_ source: SettingSource) {
        switch source {
        case .text(let text), .scalar(let text, isPlain: true): self.init(text, radix: 10)
        default: return nil
        }
    }

    package static func read(_ reader: ConfigReader, _ key: ConfigKey, default value: Int) -> Int {
        reader.int(forKey: key, default: value)
    }

    package var content: ConfigContent { .int(self) }
    package var yaml: String { String(self) }
}

extension Bool: SettingValue {
    package static var kind: String { "true or false" }

    package init?(_ source: SettingSource) {
        switch source {
        case .text("true"), .scalar("true", isPlain: true): self = true
        case .text("false"), .scalar("false", isPlain: true): self = false
        default: return nil
        }
    }

    package static func read(_ reader: ConfigReader, _ key: ConfigKey, default value: Bool) -> Bool {
        reader.bool(forKey: key, default: value)
    }

    package var content: ConfigContent { .bool(self) }
    package var yaml: String { String(self) }
}

extension String: SettingValue {
    package static var kind: String { "text" }

    package init?(_ source: SettingSource) {
        switch source {
        case .text(let text), .scalar(let text, _): self = text
        case .list: return nil
        }
    }

    package static func read(_ reader: ConfigReader, _ key: ConfigKey, default value: String) -> String {
        reader.string(forKey: key, default: value)
    }

    package var content: ConfigContent { .string(self) }
    package var yaml: String { "\"\(self)\"" }
}

extension [String]: SettingValue {
    package static var kind: String { "a list, such as [first, second]" }

    package init?(_ source: SettingSource) {
        switch source {
        case .text(let text): self = text.split(separator: ",").map { Self.trimmed($0) }
        case .list(let items): self = items
        case .scalar: return nil
        }
    }

    package static func read(_ reader: ConfigReader, _ key: ConfigKey, default value: [String]) -> [String] {
        reader.stringArray(forKey: key, default: value)
    }

    package var content: ConfigContent { .stringArray(self) }
    package var yaml: String { "[" + map { "\"\($0)\"" }.joined(separator: ", ") + "]" }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
