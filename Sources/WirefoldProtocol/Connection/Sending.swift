// Sending: what becomes of something that this side wants to send.

/// A state machine's answer to a wish to send.
package enum Sending: Hashable, Sendable {
    /// Send these, in this order.
    case frames([Frame])
    /// The stream is over: the other side canceled or ended it while this was on its way. Not an
    /// error; send nothing.
    case late
    /// This side broke the protocol. Send nothing, log it, and fix it.
    case bug(String)
}
