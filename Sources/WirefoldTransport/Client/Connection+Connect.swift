// How a connection to a socket comes about.

package import NIOCore
internal import Glibc
internal import NIOPosix
package import WirefoldProtocol

extension Connection {
    /// Connects to the socket at `path` and exchanges hellos.
    ///
    /// Throws `unavailable` when nobody listens there, `permissionDenied` when the socket or the
    /// server doesn't let this user in, `invalidArgument` when the server speaks another version.
    ///
    /// - Parameter group: Where the connection lives; nil: the process's own loops.
    package static func connect(
        path: String, options: ConnectionOptions = ConnectionOptions(), group: (any EventLoopGroup)? = nil
    ) async throws(RPCError) -> Connection {
        let loop = (group ?? MultiThreadedEventLoopGroup.singleton).next()
        let draft = Draft(options: options, loop: loop)
        do {
            let address = try SocketAddress(unixDomainSocketPath: path)
            let channel = try await ClientBootstrap(group: loop).connect(to: address) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(FrameChannelHandler(link: draft.link()))
                    return channel
                }
            }
            return try await draft.connection(closing: channel.closeFuture)
        } catch {
            draft.abandon()
            throw explained(error, path)
        }
    }

    private static func explained(_ error: any Error, _ path: String) -> RPCError {
        switch error {
        case let error as RPCError: return error
        case let error as IOError where error.errnoCode == EACCES || error.errnoCode == EPERM:
            return RPCError(
                .permissionDenied, "This user may not open \(path); ask to be put into the socket's group.",
                cause: error)
        case is SocketAddressError:
            return RPCError(
                .invalidArgument, "\(path) can't be a socket's path: it is too long.", cause: error)
        default:
            return RPCError(.unavailable, "Nobody answers on \(path); is the daemon running?", cause: error)
        }
    }

    /// A connection that hasn't heard its server's hello yet.
    struct Draft: Sendable {
        private let options: ConnectionOptions
        private let queue: LoopQueue<ClientOperation>
        private let room = Allowance(256 << 10)
        private let ready: EventLoopPromise<ServerIdentity>

        init(options: ConnectionOptions, loop: any EventLoop) {
            self.options = options
            queue = LoopQueue(loop: loop)
            ready = loop.makePromise()
        }

        /// The session's link; called on the loop.
        func link(onClose: @escaping () -> Void = {}) -> FrameLink {
            let session = ClientSession(
                options: options, queue: queue, room: room, ready: ready, onClose: onClose)
            return FrameLink(session: session, receiveLimit: options.frameBytes, loop: queue.loop)
        }

        /// The connection, once the server has said hello.
        func connection(closing: EventLoopFuture<Void>) async throws -> Connection {
            let server = try await ready.futureResult.get()
            return Connection(server: server, queue: queue, room: room, closing: closing)
        }

        func abandon() { ready.fail(RPCError(.unavailable, "The connection was given up.")) }
    }
}
