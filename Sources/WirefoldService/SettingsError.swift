// What is wrong with a daemon's configuration: every problem with its place, key and remedy.

/// One problem.
package struct SettingsProblem: Sendable, Equatable, CustomStringConvertible {
    /// The file and line ("ingestd.yaml:12"), the variable or the flag; empty if it is nowhere in particular.
    package let place: String
    /// The dotted key; empty where the file itself is at fault.
    package let key: String
    package let message: String

    package init(place: String, key: String, message: String) {
        self.place = place
        self.key = key
        self.message = message
    }

    package var description: String {
        [place, key, message].filter { !$0.isEmpty }.joined(separator: ": ")
    }
}

/// All problems that were found; a daemon exits with 78 on them.
package struct SettingsError: Error, CustomStringConvertible {
    package let problems: [SettingsProblem]

    package init(_ problems: [SettingsProblem]) { self.problems = problems }

    package init(place: String = "", key: String = "", _ message: String) {
        self.init([SettingsProblem(place: place, key: key, message: message)])
    }

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
