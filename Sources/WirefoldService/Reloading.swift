// The settings in effect, and how they are read again from the same places.

internal import Synchronization

final class Reloading<Settings: DaemonSettings>: Sendable {
    private struct State: Sendable {
        var settings: Settings
        var reader: SettingsReader
    }

    private let loader: SettingsLoader
    private let file: String?
    /// What is in effect of the settings that a reload doesn't change.
    private let start: SettingsReader
    private let state: Mutex<State>

    /// - Parameter file: the path of the YAML file; nil for none.
    init(loader: SettingsLoader, file: String?) throws(SettingsError) {
        let reader = try loader.load(file: file)
        self.loader = loader
        self.file = file
        start = reader
        state = Mutex(State(settings: try Settings(reader), reader: reader))
    }

    var current: Settings { state.withLock { $0.settings } }

    /// Reads everything again. On an error nothing changes.
    func reload() throws(SettingsError) -> (Settings, SettingsChanges) {
        let reader = try loader.load(file: file)
        let settings = try Settings(reader)
        return state.withLock { state in
            let changes = SettingsChanges(
                from: state.reader, to: reader, start: start, schema: loader.schema)
            state = State(settings: settings, reader: reader)
            return (settings, changes)
        }
    }
}
