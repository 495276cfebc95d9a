// One key of a daemon's configuration: its name, type, unit, default, range and meaning, declared
// once. The YAML check, the environment, the reference files in config/ and the reader all follow it.

internal import Configuration

/// A setting of type `Value`: Int, Bool, String or [String].
package struct Setting<Value: SettingValue>: Sendable {
    package let declaration: SettingDeclaration
    package let defaultValue: Value

    /// - Parameters:
    ///   - key: dotted, lowerCamelCase: `limits.articleBytes` (in the environment
    ///     `WIREFOLD_LIMITS_ARTICLE_BYTES`).
    ///   - unit: for people: "bytes", "ms", "s"; empty for a plain number or word.
    ///   - reloads: whether SIGHUP puts a new value into effect; else it waits for a restart.
    ///   - range: which values are allowed, for people.
    ///   - check: what is wrong with a value, said after "must"; nil if nothing is.
    package init(
        _ key: String, default defaultValue: Value, unit: String = "", range: String = "",
        reloads: Bool = false,
        _ documentation: String, check: @escaping @Sendable (Value) -> String? = { _ in nil }
    ) {
        self.defaultValue = defaultValue
        declaration = SettingDeclaration(
            key: key, kind: Value.kind, unit: unit, range: range, defaultText: defaultValue.yaml,
            reloads: reloads,
            documentation: documentation,
            parse: { source in
                guard let value = Value(source) else { return .failure(.init("must be \(Value.kind)")) }
                if let complaint = check(value) { return .failure(.init("must \(complaint)")) }
                return .success(value.content)
            },
            read: { reader in Value.read(reader, ConfigKey(key), default: defaultValue).yaml })
    }
}

extension Setting where Value == Int {
    /// A number with its inclusive range.
    package init(
        _ key: String, default defaultValue: Int, in range: ClosedRange<Int>, unit: String = "",
        reloads: Bool = false, _ documentation: String
    ) {
        let words = "from \(range.lowerBound) to \(range.upperBound)"
        self.init(key, default: defaultValue, unit: unit, range: words, reloads: reloads, documentation) {
            value in
            range.contains(value) ? nil : "be \(words)\(unit.isEmpty ? "" : " \(unit)")"
        }
    }
}

extension Setting where Value == String {
    /// One of a few words.
    package init(
        _ key: String, default defaultValue: String, oneOf words: [String], reloads: Bool = false,
        _ documentation: String
    ) {
        self.init(key, default: defaultValue, reloads: reloads, documentation) { value in
            words.contains(value) ? nil : "be one of \(words.joined(separator: ", "))"
        }
    }
}
