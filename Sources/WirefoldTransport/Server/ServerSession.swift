// ServerSession: the server's end of one connection: carries out what ServerConnection decides.
// What it does with a call is in ServerSession+Calls.swift.

internal import Logging
internal import NIOCore
internal import WirefoldProtocol

/// A server's end of one connection. Used on its event loop alone.
final class ServerSession: FrameSession {
    /// Bytes that calls may have on their way to the socket.
    private static let room = 256 << 10

    let router: Router
    /// Shared by all connections of the server.
    let held: HeldBytes
    let peer: Peer
    let logger: Logger
    let queue: LoopQueue<ServerOperation>
    let newCalls: AsyncStream<ActiveCall>.Continuation
    let room = Allowance(ServerSession.room)
    var machine: ServerConnection
    var active: [StreamKey: ActiveCall] = [:]
    private(set) var link: FrameLink?
    private(set) var isDraining = false
    private let hello: WireHello
    private let timeouts: ServerTimeouts
    /// Bytes that were sent while the socket was full; given back when it has room again.
    private var owed = 0

    /// - Parameters:
    ///   - held: What the calls of all connections hold.
    ///   - hello: What the server says of itself.
    static func make(
        router: Router, held: HeldBytes, peer: Peer, limits: ServerLimits, hello: WireHello,
        loop: any EventLoop,
        logger: Logger
    ) -> (FrameLink, ServerHandle) {
        // Not bounded by itself, but by the streams that the state machine lets a peer open.
        let (calls, newCalls) = AsyncStream.makeStream(of: ActiveCall.self)
        let queue = LoopQueue<ServerOperation>(loop: loop)
        let session = ServerSession(
            router: router, held: held, peer: peer, limits: limits, hello: hello, queue: queue,
            newCalls: newCalls,
            logger: logger)
        queue.setConsumer { session.perform($0) }
        let link = FrameLink(session: session, receiveLimit: limits.frameBytes, loop: loop)
        return (link, ServerHandle(calls: calls, queue: queue))
    }

    /// What a server says of itself.
    static func hello(name: String, version: String, limits: ServerLimits, router: Router) -> WireHello {
        var hello = WireHello()
        hello.major = ProtocolVersion.major
        hello.minor = ProtocolVersion.minor
        hello.name = name
        hello.version = version
        hello.limits.maxFrameBytes = UInt32(clamping: limits.frameBytes)
        hello.limits.maxStreams = UInt32(clamping: limits.streams)
        hello.services = router.services
        return hello
    }

    private init(
        router: Router, held: HeldBytes, peer: Peer, limits: ServerLimits, hello: WireHello,
        queue: LoopQueue<ServerOperation>, newCalls: AsyncStream<ActiveCall>.Continuation, logger: Logger
    ) {
        self.router = router
        self.held = held
        self.peer = peer
        self.hello = hello
        self.queue = queue
        self.newCalls = newCalls
        self.logger = logger
        machine = ServerConnection(streamLimit: limits.streams)
        timeouts = ServerTimeouts(limits: limits, loop: queue.loop)
    }

    // MARK: FrameSession

    func opened(_ link: FrameLink) {
        self.link = link
        send([Frame(0, .hello(hello))])
        timeouts.start(watching: self)
    }

    func receive(_ frame: Frame) {
        switch machine.receive(frame) {
        case .greeted(let hello):
            timeouts.hasGreeted = true
            link?.sendLimit = hello.frameLimit
        case .open(let key, let method, let message, let credit): open(key, method, message, credit)
        case .item(let key, let message): active[key]?.receive(message)
        case .inputEnded(let key): active[key]?.inbox?.end()
        case .credit(let key, let items): active[key]?.outbox.credit.add(Int(items))
        case .cancel(let key): active[key]?.cancel(.canceled)
        case .refuse(let stream, let error): send([Frame(stream, .failure(error))])
        case .close(let error): close(error)
        case .drop: break
        }
    }

    func broken(_ error: RPCError) { close(error) }

    func drained() {
        guard owed > 0 else { return }
        room.add(owed)
        owed = 0
    }

    func closed() {
        timeouts.stop()
        endCalls(RPCError(.unavailable, "The client is gone."))
        active = [:]
        newCalls.finish()
        queue.setConsumer(nil)
        link = nil
    }

    // MARK: From tasks

    private func perform(_ operations: [ServerOperation]) {
        for operation in operations {
            switch operation {
            case .item(let key, let message): sendItem(message, on: key)
            case .grant(let key, let items): carryOut(machine.grant(items, on: key), for: key)
            case .ended(let key, let outcome): ended(key, outcome)
            case .drain: drain()
            case .close(let error): close(error)
            }
        }
        link?.flush()
    }

    private func sendItem(_ message: MessageBytes, on key: StreamKey) {
        carryOut(machine.send(message, on: key), for: key)
        owed += Outbox.cost(of: message)
        if link?.isWritable ?? false { drained() }
    }

    private func drain() {
        guard !isDraining else { return }
        isDraining = true
        machine.drain()
        for call in active.values { call.stop() }
        closeIfDrained()
    }

    func closeIfDrained() {
        if isDraining, machine.openCount == 0 { close(.stopping) }
    }

    // MARK: Sending

    /// Says why on stream 0, and closes.
    func close(_ error: RPCError) {
        send([Frame(0, .failure(error))])
        link?.finish()
        endCalls(error)
    }

    private func endCalls(_ error: RPCError) {
        room.fail(error)
        for call in active.values { call.cancel(error) }
    }

    func carryOut(_ sending: Sending, for key: StreamKey) {
        switch sending {
        case .frames(let frames): send(frames, for: key)
        case .late: break
        case .bug(let what):
            logger.error(
                "A server broke its own protocol.",
                metadata: ServerMessage.protocolBroken.metadata(["what": "\(what)"]))
        }
    }

    private func send(_ frames: [Frame], for key: StreamKey? = nil) {
        for frame in frames {
            do throws(RPCError) {
                try link?.send(frame)
            } catch {
                // Larger than the peer takes: the stream fails instead.
                try? link?.send(Frame(frame.stream, .failure(error)))
                if let key {
                    active[key]?.cancel(error)
                    _ = machine.end(key)
                }
                return
            }
        }
    }
}

extension RPCError {
    static let stopping = RPCError(.unavailable, "The server is stopping; connect again soon.")
}
