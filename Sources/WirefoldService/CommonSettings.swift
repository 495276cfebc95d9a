// The settings that both daemons have.

package import Logging

package struct CommonSettings: Sendable, Equatable {
    /// Holds the daemon's database; made with mode 0700 if it isn't there.
    package var stateDirectory: String
    /// Holds the sockets; made with mode 0700 if it isn't there.
    package var runtimeDirectory: String
    package var logLevel: Logger.Level
    /// Between two heartbeat lines in the log; nil for none.
    package var heartbeat: Duration?
    /// How long open streams may go on after SIGTERM.
    package var drain: Duration

    package init(
        stateDirectory: String, runtimeDirectory: String, logLevel: Logger.Level = .info,
        heartbeat: Duration? = .seconds(60), drain: Duration = .seconds(5)
    ) {
        self.stateDirectory = stateDirectory
        self.runtimeDirectory = runtimeDirectory
        self.logLevel = logLevel
        self.heartbeat = heartbeat
        self.drain = drain
    }

    package init(_ reader: SettingsReader) {
        let seconds = reader[Self.heartbeatSeconds]
        self.init(
            stateDirectory: reader.directories.state, runtimeDirectory: reader.directories.runtime,
            logLevel: Logger.Level(rawValue: reader[Self.logLevelName]) ?? .info,
            heartbeat: seconds == 0 ? nil : .seconds(seconds), drain: .seconds(reader[Self.drainSeconds]))
    }

    static let stateDirectorySetting = Setting(
        "stateDirectory", default: "",
        """
        Where the database is. Empty: systemd's $STATE_DIRECTORY, else $XDG_STATE_HOME/wirefold,
        else ~/.local/state/wirefold.
        """,
        check: Directories.complaint)

    static let runtimeDirectorySetting = Setting(
        "runtimeDirectory", default: "",
        """
        Where the sockets are. Empty: systemd's $RUNTIME_DIRECTORY, else $XDG_RUNTIME_DIR/wirefold,
        else the directory "run" in the state directory.
        """,
        check: Directories.complaint)

    static let logLevelName = Setting(
        "logLevel", default: "info",
        oneOf: Logger.Level.allCases.map(\.rawValue), reloads: true,
        """
        The least important messages that are logged:
        \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")).
        """)

    static let heartbeatSeconds = Setting(
        "heartbeatSeconds", default: 60, in: 0...86_400, unit: "s", reloads: true,
        "Between two lines with the main figures in the log; 0 for none.")

    static let drainSeconds = Setting(
        "drainSeconds", default: 5, in: 0...300, unit: "s",
        "How long a stop may take: open streams are cut in time for the rest.")

    static var declarations: [SettingDeclaration] {
        [
            stateDirectorySetting.declaration, runtimeDirectorySetting.declaration, logLevelName.declaration,
            heartbeatSeconds.declaration, drainSeconds.declaration,
        ]
    }
}
