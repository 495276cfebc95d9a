// Where a daemon keeps its data and its sockets, and the check that a socket's path fits.

internal import Glibc

package struct Directories: Sendable, Equatable {
    /// Absolute paths.
    package let state: String
    package let runtime: String

    /// The most bytes of a Unix socket's path: `sun_path` holds 108 with the final NUL.
    package static let socketPathBytes = 107

    /// - Parameters:
    ///   - state: as configured; empty for the default.
    ///   - runtime: as configured; empty for the default.
    init(
        state: String, runtime: String, environment: [String: String],
        exists: (String) -> Bool = Self.isDirectory
    ) throws(SettingsError) {
        if !state.isEmpty {
            self.state = state
        } else if let given = Self.first(environment["STATE_DIRECTORY"]) {
            self.state = given
        } else if let base = Self.absolute(environment["XDG_STATE_HOME"]) {
            self.state = base + "/wirefold"
        } else if let home = Self.absolute(environment["HOME"]) {
            self.state = home + "/.local/state/wirefold"
        } else {
            throw SettingsError(
                key: "stateDirectory", "is not set and neither is $HOME; say it with --state-directory")
        }
        if !runtime.isEmpty {
            self.runtime = runtime
        } else if let given = Self.first(environment["RUNTIME_DIRECTORY"]) {
            self.runtime = given
        } else if let base = Self.absolute(environment["XDG_RUNTIME_DIR"]), exists(base) {
            self.runtime = base + "/wirefold"
        } else {
            self.runtime = self.state + "/run"
        }
    }

    /// What is wrong with a configured path, said after "must".
    static func complaint(_ path: String) -> String? {
        if path.isEmpty || (path.hasPrefix("/") && !path.utf8.contains(0)) { return nil }
        return "be an absolute path"
    }

    /// What is wrong with a configured path of a socket, said after "must".
    package static func socketComplaint(_ path: String) -> String? {
        if path.utf8.count > socketPathBytes {
            return "have at most \(socketPathBytes) bytes, the kernel's limit for a socket's path"
        }
        return complaint(path)
    }

    /// Relative paths in XDG variables are to be ignored, says their specification.
    private static func absolute(_ path: String?) -> String? {
        guard let path, path.hasPrefix("/") else { return nil }
        return path == "/" ? "" : path.hasSuffix("/") ? String(path.dropLast()) : path
    }

    /// systemd lists several directories with colons.
    private static func first(_ list: String?) -> String? {
        absolute(list?.split(separator: ":").first.map(String.init))
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
