// One listening socket's settings: its place, mode and group.

internal import Glibc

package struct SocketSettings: Sendable, Equatable {
    /// "ingest", "feed" or "query": the name that systemd passes it by; the file is NAME.sock.
    package let name: String
    /// Absolute, at most ``Directories/socketPathBytes`` bytes.
    package let path: String
    /// Permission bits, such as 0o660.
    package let mode: UInt32
    /// The group that the socket is given to; nil: the daemon's own.
    package let group: UInt32?

    package init(name: String, path: String, mode: UInt32 = 0o660, group: UInt32? = nil) {
        self.name = name
        self.path = path
        self.mode = mode
        self.group = group
    }

    /// The declared keys of a socket: `sockets.NAME.mode` and `sockets.NAME.group`.
    package struct Keys: Sendable {
        let name: String
        let mode: Setting<String>
        let group: Setting<String>

        package init(_ name: String) {
            self.name = name
            mode = Setting(
                "sockets.\(name).mode", default: "0660",
                """
                Permission bits of \(name).sock; connecting takes write permission. Where systemd makes the \
                socket, its unit says them (SocketMode=).
                """,
                check: {
                    SocketSettings.mode($0) == nil ? "be three or four octal digits, such as 0660" : nil
                })
            group = Setting(
                "sockets.\(name).group", default: "",
                """
                The group that \(name).sock is given to, by name or number. Empty: the daemon's own. Where \
                systemd makes the socket, its unit says it (SocketGroup=).
                """)
        }

        package var declarations: [SettingDeclaration] { [mode.declaration, group.declaration] }
    }

    package init(_ keys: Keys, _ reader: SettingsReader) throws(SettingsError) {
        let group = reader[keys.group]
        let path = "\(reader.directories.runtime)/\(keys.name).sock"
        guard path.utf8.count <= Directories.socketPathBytes else {
            throw SettingsError([
                reader.problem(
                    CommonSettings.runtimeDirectorySetting.declaration,
                    """
                    the socket's path \(path) has \(path.utf8.count) bytes, and the kernel's limit for \
                    one is \(Directories.socketPathBytes); choose a shorter directory
                    """)
            ])
        }
        self.init(
            name: keys.name, path: path, mode: Self.mode(reader[keys.mode]) ?? 0o660,
            group: group.isEmpty ? nil : try Groups.resolve(group, keys.group.declaration, reader))
    }

    private static func mode(_ text: String) -> UInt32? {
        guard (3...4).contains(text.utf8.count), let mode = UInt32(text, radix: 8), mode <= 0o777 else {
            return nil
        }
        return mode
    }
}
