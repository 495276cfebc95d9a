// RuntimeDirectory: where a machine's daemons keep their sockets, by the daemons' own rule.

public import FoundationEssentials
internal import Glibc

/// The directory that holds the daemons' sockets.
///
/// The rule is the daemons' own: what is said, else `$WIREFOLD_RUNTIME_DIRECTORY`, else systemd's
/// `$RUNTIME_DIRECTORY`, else `$XDG_RUNTIME_DIR/wirefold`, else `run` in the state directory. Where
/// nothing is said and that directory isn't there but the system's pair has one, it is that.
public struct RuntimeDirectory: Hashable, Sendable {
    /// Where a pair under systemd keeps its sockets.
    public static let system = "/run/wirefold"

    /// The directory's path.
    public var path: String

    /// - Parameters:
    ///   - given: the directory as the user named it, or nil.
    ///   - environment: the process's environment.
    public init(given: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment) {
        if let said = [given, environment["WIREFOLD_RUNTIME_DIRECTORY"]].compactMap(\.self).first(where: {
            !$0.isEmpty
        }) {
            path = said
            return
        }
        path = Self.own(environment)
        if !Self.isDirectory(path), Self.isDirectory(Self.system) { path = Self.system }
    }

    public var ingestSocket: String { path + "/ingest.sock" }
    public var feedSocket: String { path + "/feed.sock" }
    public var querySocket: String { path + "/query.sock" }

    /// Where daemons that this user starts keep their sockets.
    private static func own(_ environment: [String: String]) -> String {
        if let given = first(environment["RUNTIME_DIRECTORY"]) { return given }
        if let base = absolute(environment["XDG_RUNTIME_DIR"]), isDirectory(base) {
            return base + "/wirefold"
        }
        let state =
            absolute(environment["WIREFOLD_STATE_DIRECTORY"]) ?? first(environment["STATE_DIRECTORY"])
            ?? absolute(environment["XDG_STATE_HOME"]).map { $0 + "/wirefold" }
            ?? absolute(environment["HOME"]).map { $0 + "/.local/state/wirefold" }
        return (state ?? "") + "/run"
    }

    /// Relative paths in XDG variables are to be ignored, says their specification.
    private static func absolute(_ path: String?) -> String? {
        guard let path, path.hasPrefix("/") else { return nil }
        return path.hasSuffix("/") ? String(path.dropLast()) : path
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
