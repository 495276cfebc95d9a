// ServerLimits: what one server gives to its peers at most.

/// The bounds that keep a server's memory and descriptors finite, whatever its peers do.
package struct ServerLimits: Hashable, Sendable {
    /// The largest frame that is read, in bytes. Checked when the four bytes of its length are
    /// there, before anything is allocated.
    package var frameBytes = 20 << 20
    /// Bytes of requests and items that all connections together may have sent and that aren't done with.
    /// What is being worked on may be held once more, as it was read.
    package var heldBytes = 256 << 20
    /// Streams open at once on one connection.
    package var streams = 256
    /// Connections open at once.
    package var connections = 512
    /// Connections open at once of one user, so that no peer can hold them all.
    package var connectionsPerUser = 256
    /// How long a peer may take to say hello.
    package var hello = Duration.seconds(5)
    /// How long the rest of a begun frame may take, from its last byte.
    package var stalledFrame = Duration.seconds(30)
    /// How long a connection without open streams may be silent.
    package var idle = Duration.seconds(3600)
    /// How long open calls may go on once the server drains.
    package var drain = Duration.seconds(5)

    package init() {}
}
