// FrameChannelHandler: a FrameLink on a NIO channel. It decides nothing.

internal import NIOCore

/// Carries a link's bytes over a channel.
final class FrameChannelHandler: ChannelDuplexHandler, ByteTransport {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let link: FrameLink
    private var context: ChannelHandlerContext?
    private var isReadHeld = false

    init(link: FrameLink) { self.link = link }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { link.opened(self) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        link.closed()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        link.opened(self)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        link.closed()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { link.receive(unwrapInboundIn(data)) }

    func channelReadComplete(context: ChannelHandlerContext) { link.flush() }

    func channelWritabilityChanged(context: ChannelHandlerContext) { link.writabilityChanged() }

    /// The peer closed its sending side, or is gone: a connection of which one side is silent for
    /// good is of no use.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func read(context: ChannelHandlerContext) {
        if link.isPaused { isReadHeld = true } else { context.read() }
    }

    // MARK: ByteTransport

    var isWritable: Bool { context?.channel.isWritable ?? false }

    func send(_ bytes: ByteBuffer) { context?.writeAndFlush(wrapOutboundOut(bytes), promise: nil) }

    func resumeReading() {
        guard isReadHeld else { return }
        isReadHeld = false
        context?.read()
    }

    func closeOutput() { context?.close(mode: .output, promise: nil) }

    func close() { context?.close(promise: nil) }
}
