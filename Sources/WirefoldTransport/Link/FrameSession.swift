// FrameSession: one side's end of a connection, above frames: a server's or a client's.

internal import WirefoldProtocol

/// Carries out what its state machine decides. Used on one event loop.
protocol FrameSession: AnyObject {
    func opened(_ link: FrameLink)
    func receive(_ frame: Frame)
    /// The bytes were no frames. The link takes no more of them.
    func broken(_ error: RPCError)
    /// More may be sent.
    func drained()
    /// The connection is gone.
    func closed()
}
