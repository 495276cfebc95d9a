// Makes the directories that a daemon needs, for its user alone.

internal import Foundation
internal import Glibc

enum WorkingDirectories {
    /// Makes both directories where they aren't there. systemd makes its own before the daemon starts.
    static func make(_ settings: CommonSettings) throws(SettingsError) {
        for (path, key) in [
            (settings.stateDirectory, "stateDirectory"), (settings.runtimeDirectory, "runtimeDirectory"),
        ] {
            do {
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch {
                let reason = (error as NSError).localizedFailureReason ?? (error as NSError).localizedDescription
                throw SettingsError(key: key, "\(path) can't be made: \(reason)")
            }
            guard access(path, R_OK | W_OK | X_OK) == 0 else {
                throw SettingsError(key: key, "\(path) can't be written to: \(String(cString: strerror(errno)))")
            }
        }
    }
}
