// Where a server listens, whom it lets in, and what it calls itself.

extension SocketServer {
    package struct Configuration: Sendable {
        package var endpoint: Endpoint
        /// The mode of the socket file, set before anyone can reach it.
        package var mode: UInt32 = 0o660
        /// The group of the socket file; nil: the daemon's own.
        package var group: UInt32?
        /// Who may connect.
        package var policy: AccessPolicy = .everyone
        package var limits = ServerLimits()
        /// The program's name and version, for people at the other end.
        package var name: String
        package var version: String

        package init(endpoint: Endpoint, name: String, version: String) {
            self.endpoint = endpoint
            self.name = name
            self.version = version
        }
    }

    /// Where a server listens.
    package enum Endpoint: Hashable, Sendable {
        /// A path, at most 107 bytes. A socket file that nobody listens on is replaced; the file
        /// is removed when the server ends.
        case path(String)
        /// A listening socket that a supervisor opened: it stays open when the server ends.
        case descriptor(CInt)
    }
}
