// FrameLink: frames over a byte transport. It cuts what comes into frames, gathers what goes into
// one write a batch, and takes nothing more from a peer that doesn't take its answers.

internal import NIOCore
internal import WirefoldProtocol

/// One connection's frames, on one event loop.
final class FrameLink {
    /// Bytes gathered before they are handed on although the batch goes on.
    private static let batchBytes = 64 << 10
    /// How long a connection that was ended is kept to let the other side read why.
    private static let linger = TimeAmount.seconds(1)

    let loop: any EventLoop
    private let session: any FrameSession
    private var transport: (any ByteTransport)?
    private var decoder: FrameDecoder
    private var outgoing = ByteBuffer()
    private var isFinished = false
    private var isClosed = false
    private var isPumping = false
    private var lingering: Scheduled<Void>?
    /// The largest frame that the other side takes; a modest one until its hello says.
    var sendLimit = 64 << 10
    /// When what last came was done with: the other side has been silent since.
    private(set) var lastRead = NIODeadline.now()
    /// Whether received frames wait because the other side doesn't read.
    private(set) var isPaused = false

    init(session: any FrameSession, receiveLimit: Int, loop: any EventLoop) {
        self.session = session
        self.loop = loop
        decoder = FrameDecoder(limit: receiveLimit)
    }

    var isMidFrame: Bool { decoder.isMidFrame && !isPaused }

    // MARK: From the transport

    func opened(_ transport: any ByteTransport) {
        self.transport = transport
        session.opened(self)
        flush()
    }

    func receive(_ bytes: ByteBuffer) {
        guard !isFinished else { return }
        decoder.append(bytes)
        pump()
        // The peer's silence begins when we are done with what it sent.
        lastRead = .now()
    }

    func writabilityChanged() {
        guard let transport, transport.isWritable else { return }
        session.drained()
        if isPaused {
            isPaused = false
            pump()
            // Nothing was read in the meantime: no silence of the peer's.
            lastRead = .now()
            if !isPaused { transport.resumeReading() }
        }
        flush()
    }

    func closed() {
        guard !isClosed else { return }
        isClosed = true
        isFinished = true
        transport = nil
        lingering?.cancel()
        session.closed()
    }

    private func pump() {
        guard !isPumping else { return }
        isPumping = true
        defer { isPumping = false }
        do throws(RPCError) {
            while !isFinished {
                if outgoing.readableBytes >= Self.batchBytes { flush() }
                guard transport?.isWritable ?? false else {
                    isPaused = true
                    return
                }
                guard let frame = try decoder.next() else { return }
                session.receive(frame)
            }
        } catch {
            session.broken(error)
        }
    }

    // MARK: From the session

    /// Whether more may be sent without anything piling up.
    var isWritable: Bool { transport?.isWritable ?? false }

    /// Gathers a frame. Throws when it is larger than the other side takes.
    func send(_ frame: Frame) throws(RPCError) {
        guard !isFinished else { return }
        try FrameEncoder.append(frame, to: &outgoing, limit: sendLimit)
    }

    /// Hands what was gathered to the transport.
    func flush() {
        guard outgoing.readableBytes > 0, let transport else { return }
        let bytes = outgoing
        outgoing = ByteBuffer()
        transport.send(bytes)
    }

    /// Sends what is waiting, says no more, and closes once the other side has had time to read it.
    func finish() {
        guard !isFinished, let transport else { return }
        flush()
        isFinished = true
        transport.closeOutput()
        let bound = NIOLoopBound(self, eventLoop: loop)
        lingering = loop.scheduleTask(in: Self.linger) { bound.value.transport?.close() }
    }

    /// Closes without a word.
    func abort() {
        isFinished = true
        transport?.close()
    }
}
