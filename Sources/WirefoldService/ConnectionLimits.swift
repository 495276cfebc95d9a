// What one socket's clients may cost, the same keys for both daemons.

package struct ConnectionLimits: Sendable, Equatable {
    /// The most bytes of one frame, either way.
    package var frameBytes: Int
    /// The most bytes of requests and items, of all clients, that aren't worked off.
    package var heldBytes: Int
    /// The most streams open at once on one connection.
    package var streams: Int
    /// The most connections at once, on each socket.
    package var connections: Int
    /// The most of them that one user may hold.
    package var connectionsPerUser: Int
    /// How long a peer may take over its greeting or over one frame.
    package var handshake: Duration

    package init(
        frameBytes: Int = 20 << 20, heldBytes: Int = 256 << 20, streams: Int = 256, connections: Int = 512,
        connectionsPerUser: Int = 256, handshake: Duration = .seconds(10)
    ) {
        self.frameBytes = frameBytes
        self.heldBytes = heldBytes
        self.streams = streams
        self.connections = connections
        self.connectionsPerUser = connectionsPerUser
        self.handshake = handshake
    }

    package init(_ reader: SettingsReader) {
        self.init(
            frameBytes: reader[Self.frameBytesSetting], heldBytes: reader[Self.heldBytesSetting],
            streams: reader[Self.streamsSetting], connections: reader[Self.connectionsSetting],
            connectionsPerUser: reader[Self.connectionsPerUserSetting],
            handshake: .seconds(reader[Self.handshakeSeconds]))
    }

    static let frameBytesSetting = Setting(
        "limits.frameBytes", default: 20 << 20, in: (64 << 10)...(64 << 20), unit: "bytes",
        "The most bytes of one frame that a client may send; at least an article's and some more.")

    static let heldBytesSetting = Setting(
        "limits.heldBytes", default: 256 << 20, in: (64 << 20)...(64 << 30), unit: "bytes",
        "The most bytes of requests and articles that all clients have sent and that aren't worked off.")

    static let streamsSetting = Setting(
        "limits.streams", default: 256, in: 1...65_536,
        "The most streams open at once on one connection.")

    static let connectionsSetting = Setting(
        "limits.connections", default: 512, in: 1...65_536,
        "The most connections at once on each socket; mind the limit of open files.")

    static let connectionsPerUserSetting = Setting(
        "limits.connectionsPerUser", default: 256, in: 1...65_536,
        "The most of them that one user may hold, so that others always get in.")

    static let handshakeSeconds = Setting(
        "limits.handshakeSeconds", default: 10, in: 1...3600, unit: "s",
        "How long a client may take over its greeting, or pause within a frame.")

    package static var declarations: [SettingDeclaration] {
        [
            frameBytesSetting.declaration, heldBytesSetting.declaration, streamsSetting.declaration,
            connectionsSetting.declaration,
            connectionsPerUserSetting.declaration, handshakeSeconds.declaration,
        ]
    }
}
