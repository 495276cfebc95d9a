// ServerIdentity: what a server said of itself in its hello.

/// The server at the other end of a connection.
package struct ServerIdentity: Hashable, Sendable {
    package var name: String
    package var version: String
    /// Minor version of the protocol.
    package var minor: Int
    package var services: [String]
    package var frameBytes: Int
    package var streams: Int
}
