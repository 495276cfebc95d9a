// ClientSession: the client's end of one connection: carries out what ClientConnection decides.
// What it does for callers is in ClientSession+Calls.swift.

internal import NIOCore
internal import WirefoldProtocol

/// A client's end of one connection. Used on its event loop alone.
final class ClientSession: FrameSession {
    /// A call that waits for its server.
    enum Call {
        case unary(UnaryCall.Continuation, serial: UInt64, reply: MessageBytes?)
        case pipelined(PipelineProgress, index: Int, reply: MessageBytes?)
        case stream(StreamCall)
    }

    let queue: LoopQueue<ClientOperation>
    let room: Allowance
    var machine = ClientConnection()
    var calls: [UInt32: Call] = [:]
    /// Streams by the serial numbers of their calls.
    var streams: [UInt64: UInt32] = [:]
    /// Calls that wait for one of the streams that the server allows.
    var waiting = CircularBuffer<ClientOperation>()
    private(set) var link: FrameLink?
    private(set) var failure: RPCError?
    private let options: ConnectionOptions
    private let ready: EventLoopPromise<ServerIdentity>
    private let onClose: () -> Void
    private var helloTimeout: Scheduled<Void>?
    private var owed = 0

    init(
        options: ConnectionOptions, queue: LoopQueue<ClientOperation>, room: Allowance,
        ready: EventLoopPromise<ServerIdentity>, onClose: @escaping () -> Void
    ) {
        self.options = options
        self.queue = queue
        self.room = room
        self.ready = ready
        self.onClose = onClose
        queue.setConsumer { self.perform($0) }
    }

    // MARK: FrameSession

    /// The server speaks first, so that a refusal can be read before anything is sent.
    func opened(_ link: FrameLink) {
        self.link = link
        let bound = NIOLoopBound(self, eventLoop: queue.loop)
        helloTimeout = queue.loop.scheduleTask(in: TimeAmount(options.hello)) {
            bound.value.close(RPCError(.unavailable, "The server said no Hello; is it a Wirefold socket?"))
        }
    }

    func receive(_ frame: Frame) {
        switch machine.receive(frame) {
        case .greeted(let hello): greet(hello)
        case .item(let stream, let message): deliver(message, on: stream)
        case .ended(let stream, let error): ended(stream, error)
        case .credit(let stream, let items):
            if case .stream(let call)? = calls[stream] { call.outbox.credit.add(Int(items)) }
        case .close(let error, let isOurs):
            if isOurs { try? link?.send(Frame(0, .failure(error))) }
            close(error)
        case .drop: break
        }
    }

    func broken(_ error: RPCError) {
        try? link?.send(Frame(0, .failure(error)))
        close(error)
    }

    func drained() {
        guard owed > 0 else { return }
        room.add(owed)
        owed = 0
    }

    func closed() {
        fail(RPCError(.unavailable, "The server closed the connection; connect again."))
        link = nil
        // Calls that come later are answered by `Connection`, from the room's failure.
        queue.setConsumer { $0.forEach(ClientSession.refuse) }
        onClose()
    }

    private func greet(_ hello: WireHello) {
        helloTimeout?.cancel()
        link?.sendLimit = hello.frameLimit
        var ours = WireHello()
        ours.major = ProtocolVersion.major
        ours.minor = ProtocolVersion.minor
        ours.name = options.name
        ours.version = options.version
        ours.limits.maxFrameBytes = UInt32(clamping: options.frameBytes)
        try? link?.send(Frame(0, .hello(ours)))
        ready.succeed(ServerIdentity(hello))
    }

    // MARK: The end

    /// Ends every call with the error, and the connection.
    func close(_ error: RPCError) {
        fail(error)
        link?.finish()
    }

    private func fail(_ error: RPCError) {
        guard failure == nil else { return }
        failure = error
        helloTimeout?.cancel()
        ready.fail(error)
        room.fail(error)
        let calls = calls
        self.calls = [:]
        for call in calls.values { end(call, error) }
        for operation in waiting { ClientSession.refuse(operation, error) }
        waiting.removeAll()
    }

    func spent(_ cost: Int) {
        owed += cost
        if link?.isWritable ?? false { drained() }
    }
}

extension ServerIdentity {
    init(_ hello: WireHello) {
        self.init(
            name: hello.name, version: hello.version, minor: Int(hello.minor), services: hello.services,
            frameBytes: Int(hello.limits.maxFrameBytes), streams: Int(hello.limits.maxStreams))
    }
}
