// The flags that both daemons take.

package import ArgumentParser
internal import Foundation

package struct DaemonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Read settings from this YAML file.", valueName: "file"))
    package var config: String?

    @Option(help: ArgumentHelp("Keep the database in this directory.", valueName: "directory"))
    package var stateDirectory: String?

    @Option(help: ArgumentHelp("Keep the sockets in this directory.", valueName: "directory"))
    package var runtimeDirectory: String?

    @Flag(help: "Check the settings, say ok or what is wrong, and exit.")
    package var checkConfig = false

    package init() {}

    /// By name, as ``SettingsLoader`` takes them. A relative path is taken from the working directory.
    package var flags: [String: String] {
        var flags: [String: String] = [:]
        flags["--state-directory"] = stateDirectory.map(Self.absolute)
        flags["--runtime-directory"] = runtimeDirectory.map(Self.absolute)
        return flags
    }

    /// The same path from the root: what a person writes on a command line is relative to where they are.
    package static func absolute(_ path: String) -> String {
        path.isEmpty || path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
