// ConnectionOptions: what a client says of itself and how much it takes.

/// How a client connects.
package struct ConnectionOptions: Sendable {
    /// The program's name and version, for the server's journal.
    package var name = "wirefold-client"
    package var version = "1.0"
    /// The largest frame that is read, in bytes.
    package var frameBytes = 64 << 20
    /// How long the server may take to say hello.
    package var hello = Duration.seconds(10)

    package init() {}
}
