// The flags that both daemons take.

package import ArgumentParser

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

    /// By key, as ``SettingsLoader`` takes them.
    package var flags: [String: String] {
        var flags: [String: String] = [:]
        flags["stateDirectory"] = stateDirectory
        flags["runtimeDirectory"] = runtimeDirectory
        return flags
    }
}
