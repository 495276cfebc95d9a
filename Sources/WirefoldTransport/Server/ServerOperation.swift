// ServerOperation: what tasks ask of a server's session.

internal import WirefoldProtocol

enum ServerOperation: Sendable {
    case item(StreamKey, MessageBytes)
    case grant(StreamKey, UInt32)
    case ended(StreamKey, Result<MessageBytes?, RPCError>)
    /// Take no new calls; close when the open ones have ended.
    case drain
    /// Say why, and close.
    case close(RPCError)
}
