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
    private let group: any EventLoopGroup
    private let logger: Logger
    private let state = Mutex(State())
    /// Gives nothing: it fails when the server begins to stop.
    private let stop = Allowance(0)

    private struct State {
        var listener: Listener?
        var connections: [UInt64: LoopQueue<ServerOperation>] = [:]
        var lastID: UInt64 = 0
        var isStopping = false
        var isRefusing = false
    }

    package init(configuration: Configuration, router: Router, group: any EventLoopGroup, logger: Logger) {
        self.configuration = configuration
        self.router = router
        self.group = group
        self.logger = logger
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
            return (state.listener, Array(state.connections.values))
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
                    return await self.accept(from: listener, pool) { socket, peer in
                        connections.addTask { await self.serve(socket, peer) }
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
        from listener: Listener, _ pool: NIOThreadPool, _ body: (CInt, Peer) -> Void
    ) async -> Result<Void, RPCError> {
        var isExhausted = false
        while !isStopping {
            do {
                switch try await pool.runIfActive({ try listener.accept() }) {
                case .connection(let socket, let peer):
                    isExhausted = false
                    if admit(socket, peer) { body(socket, peer) }
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

    /// Whether the peer may come in; one that may not is told why and is gone.
    private func admit(_ socket: CInt, _ peer: Peer) -> Bool {
        let refusal: RPCError
        if !configuration.policy.allows(peer) {
            refusal = RPCError(
                .permissionDenied, "User \(peer.uid) may not use this socket; ask to be put into its group.")
        } else if connectionCount >= configuration.limits.connections {
            refusal = RPCError(
                .resourceExhausted,
                "All \(configuration.limits.connections) connections are taken; try again later.")
        } else if DescriptorReserve.isTouched(by: socket) {
            refusal = RPCError(
                .resourceExhausted, "The server has no descriptors left for connections; raise LimitNOFILE.")
        } else {
            state.withLock { $0.isRefusing = false }
            return true
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
        return false
    }

    // MARK: One connection

    private func serve(_ socket: CInt, _ peer: Peer) async {
        do {
            let handle = try await handle(of: socket, peer)
            let id = register(handle.queue)
            await handle.serve()
            state.withLock { _ = $0.connections.removeValue(forKey: id) }
        } catch {
            logger.debug("A connection ended before it began.", metadata: ["error": "\(error)"])
        }
    }

    private func handle(of socket: CInt, _ peer: Peer) async throws -> ServerHandle {
        try await ClientBootstrap(group: group.next()).withConnectedSocket(socket) { channel in
            channel.eventLoop.makeCompletedFuture {
                let (link, handle) = ServerSession.make(
                    router: self.router, peer: peer, limits: self.configuration.limits, hello: self.hello,
                    loop: channel.eventLoop, logger: self.logger)
                try channel.pipeline.syncOperations.addHandler(FrameChannelHandler(link: link))
                return handle
            }
        }
    }

    private func register(_ queue: LoopQueue<ServerOperation>) -> UInt64 {
        let (id, isStopping) = state.withLock { state in
            state.lastID += 1
            state.connections[state.lastID] = queue
            return (state.lastID, state.isStopping)
        }
        if isStopping { queue.submit(.drain) }
        return id
    }

    private var hello: WireHello {
        ServerSession.hello(
            name: configuration.name, version: configuration.version, limits: configuration.limits,
            router: router)
    }
}
