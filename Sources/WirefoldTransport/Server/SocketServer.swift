// SocketServer: a listening Unix socket, its connections and their calls, as one task tree.

internal import Glibc
package import Logging
package import NIOCore
internal import NIOPosix
internal import Synchronization
package import WirefoldProtocol

/// Serves a router on a Unix socket.
///
/// A peer that the policy doesn't let in gets a `permissionDenied` failure on stream 0 in place of
/// a hello, one too many gets `resourceExhausted`; both are then closed.
package final class SocketServer: Sendable {
    package let configuration: Configuration
    private let router: Router
    private let held: HeldBytes
    private let group: any EventLoopGroup
    private let logger: Logger
    private let state: Mutex<State>
    /// Gives nothing: it fails when the server begins to stop.
    private let stop = Allowance(0)

    private struct State {
        var listener: Listener?
        var connections: ConnectionTable
        var isStopping = false
        var isRefusing = false
    }

    package init(configuration: Configuration, router: Router, group: any EventLoopGroup, logger: Logger) {
        self.configuration = configuration
        self.router = router
        held = HeldBytes(configuration.limits.heldBytes)
        self.group = group
        self.logger = logger
        state = Mutex(State(connections: ConnectionTable(configuration.limits)))
    }

    /// Listens, calls `onReady` once peers can connect, and serves until the task is canceled or
    /// `shutDown()` is called; then it takes no new connection, lets open calls end within
    /// `limits.drain`, and closes.
    package func run(onReady: @escaping @Sendable () async -> Void = {}) async throws(RPCError) {
        let listener = try Listener(configuration)
        let isStopping = state.withLock { state in
            state.listener = listener
            return state.isStopping
        }
        if isStopping { listener.interrupt() }
        // `accept` blocks its thread: it has one of its own.
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        let outcome = await withTaskCancellationHandler {
            await withTaskGroup(of: Void.self) { group in
                // Connections wait in the socket's queue until they are accepted.
                group.addTask { await onReady() }
                return await serve(listener, pool)
            }
        } onCancel: {
            shutDown()
        }
        state.withLock { $0.listener = nil }
        listener.close()
        try? await pool.shutdownGracefully()
        try outcome.get()
    }

    /// Begins to drain; `run` returns when that is done. May be called from any thread, and again.
    package func shutDown() {
        let (listener, connections) = state.withLock { state in
            state.isStopping = true
            return (state.listener, state.connections.queues)
        }
        stop.fail(.stopping)
        listener?.interrupt()
        for connection in connections { connection.submit(.drain) }
    }

    /// Connections open now.
    package var connectionCount: Int { state.withLock { $0.connections.count } }

    // MARK: Accepting

    private func serve(_ listener: Listener, _ pool: NIOThreadPool) async -> Result<Void, RPCError> {
        await withTaskGroup(of: Result<Void, RPCError>?.self) { group in
            group.addTask {
                await withDiscardingTaskGroup { connections in
                    defer { self.shutDown() }
                    return await self.accept(from: listener, pool) { socket, peer, id in
                        connections.addTask { await self.serve(socket, peer, id) }
                    }
                }
            }
            group.addTask {
                try? await self.stop.take()
                try? await Task.sleep(for: self.configuration.limits.drain)
                return nil
            }
            // All connections have ended, or their time is up.
            var outcome: Result<Void, RPCError>?
            while let result = await group.next() {
                outcome = outcome ?? result
                group.cancelAll()
            }
            return outcome ?? .success(())
        }
    }

    private var isStopping: Bool { state.withLock { $0.isStopping } }

    private func accept(
        from listener: Listener, _ pool: NIOThreadPool, _ body: (CInt, Peer, UInt64) -> Void
    ) async -> Result<Void, RPCError> {
        var isExhausted = false
        while !isStopping {
            do {
                switch try await pool.runIfActive({ try listener.accept() }) {
                case .connection(let socket, let peer):
                    isExhausted = false
                    if let id = admit(socket, peer) { body(socket, peer, id) }
                case .nothing: break
                case .exhausted(let code):
                    if !isExhausted {
                        logger.error(
                            "No more connections can be taken: the system is out of descriptors or memory.",
                            metadata: ServerMessage.descriptorsExhausted.metadata([
                                "error": "\(String(cString: strerror(code)))"
                            ]))
                    }
                    isExhausted = true
                    try? await Task.sleep(for: .milliseconds(100))
                }
            } catch {
                return .failure(RPCError(any: error))
            }
        }
        return .success(())
    }

    /// The connection's number, if the peer may come in; one that may not is told why and is gone.
    private func admit(_ socket: CInt, _ peer: Peer) -> UInt64? {
        let refusal: RPCError
        do {
            return try enter(socket, peer)
        } catch {
            refusal = error
        }
        // Said once, not for each of many: a peer that tries without end must not fill the journal.
        let isNews = state.withLock { state in
            defer { state.isRefusing = true }
            return !state.isRefusing
        }
        if isNews {
            logger.notice(
                "A connection is refused: \(refusal.message)",
                metadata: ServerMessage.connectionsRefused.metadata([
                    "code": "\(refusal.code.rawValue)", "uid": "\(peer.uid)", "pid": "\(peer.pid)",
                ]))
        }
        Refusal.send(refusal, to: socket)
        return nil
    }

    private func enter(_ socket: CInt, _ peer: Peer) throws(RPCError) -> UInt64 {
        guard configuration.policy.allows(peer) else {
            throw RPCError(
                .permissionDenied, "User \(peer.uid) may not use this socket; ask to be put into its group.")
        }
        guard !DescriptorReserve.isTouched(by: socket) else {
            throw RPCError(
                .resourceExhausted, "The server has no descriptors left for connections; raise LimitNOFILE.")
        }
        return try state.withLock { state throws(RPCError) in
            let id = try state.connections.enter(peer.uid)
            state.isRefusing = false
            return id
        }
    }

    // MARK: One connection

    private func serve(_ socket: CInt, _ peer: Peer, _ id: UInt64) async {
        defer { state.withLock { $0.connections.leave(id) } }
        do {
            let handle = try await handle(of: socket, peer)
            attach(handle.queue, to: id)
            await handle.serve()
        } catch {
            logger.debug("A connection ended before it began.", metadata: ["error": "\(error)"])
        }
    }

    private func handle(of socket: CInt, _ peer: Peer) async throws -> ServerHandle {
        try await ClientBootstrap(group: group.next()).withConnectedSocket(socket) { channel in
            channel.eventLoop.makeCompletedFuture {
                let (link, handle) = ServerSession.make(
                    router: self.router, held: self.held, peer: peer, limits: self.configuration.limits,
                    hello: self.hello, loop: channel.eventLoop, logger: self.logger)
                try channel.pipeline.syncOperations.addHandler(FrameChannelHandler(link: link))
                return handle
            }
        }
    }

    private func attach(_ queue: LoopQueue<ServerOperation>, to id: UInt64) {
        let isStopping = state.withLock { state in
            state.connections.attach(queue, to: id)
            return state.isStopping
        }
        if isStopping { queue.submit(.drain) }
    }

    private var hello: WireHello {
        ServerSession.hello(
            name: configuration.name, version: configuration.version, limits: configuration.limits,
            router: router)
    }
}
