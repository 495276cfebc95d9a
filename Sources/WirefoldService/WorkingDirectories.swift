// Makes the directories that a daemon needs, for its user alone.

internal import Glibc

enum WorkingDirectories {
    /// Makes the directories where they aren't there. systemd makes its own before the daemon starts.
    ///
    /// - Parameter hasSockets: the sockets are a supervisor's, and their directory is its to see to.
    static func make(_ settings: CommonSettings, hasSockets: Bool) throws(SettingsError) {
        try make(settings.stateDirectory, key: "stateDirectory")
        if !hasSockets { try make(settings.runtimeDirectory, key: "runtimeDirectory") }
    }

    private static func make(_ path: String, key: String) throws(SettingsError) {
        func refused(_ what: String) -> SettingsError {
            SettingsError(key: key, "\(path) \(what): \(String(cString: strerror(errno)))")
        }
        var part = ""
        for component in path.split(separator: "/") {
            part += "/" + component
            // Both daemons may make the same directories at once: found there is as good as made.
            if mkdir(part, 0o700) != 0, errno != EEXIST, !isDirectory(part) { throw refused("can't be made") }
        }
        guard isDirectory(path) else {
            errno = ENOTDIR
            throw refused("can't be used")
        }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { throw refused("can't be written to") }
    }

    private static func isDirectory(_ path: String) -> Bool {
        let saved = errno
        defer { errno = saved }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
