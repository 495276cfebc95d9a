// Listener: a listening Unix socket and its file, from before anyone can reach it to its removal.

internal import CPeerCredentials
internal import Glibc
internal import WirefoldProtocol

/// A listening socket. Accepts without NIO, because the kernel is asked who the peer is before a
/// channel is made for it, and because running out of descriptors must pause it, not spin it.
final class Listener: Sendable {
    enum Arrival: Sendable {
        case connection(CInt, Peer)
        /// Nothing came within the time, or it was woken.
        case nothing
        /// No descriptors or memory are left: wait before the next.
        case exhausted(errno: CInt)
    }

    private let descriptor: CInt
    private let wake: CInt
    private let file: SocketFile?

    /// Listens where the endpoint says. Throws `unavailable` when another server is there,
    /// `invalidArgument` when the path can't be used.
    init(_ configuration: SocketServer.Configuration) throws(RPCError) {
        switch configuration.endpoint {
        case .descriptor(let inherited):
            descriptor = inherited
            file = nil
            let flags = fcntl(inherited, F_GETFL)
            guard flags >= 0, fcntl(inherited, F_SETFL, flags | O_NONBLOCK) == 0 else {
                throw .system("The inherited descriptor \(inherited) can't be used")
            }
        case .path(let path):
            (descriptor, file) = try SocketFile.listen(
                at: path, mode: configuration.mode, group: configuration.group)
        }
        wake = peer_wake_open()
    }

    /// The next connection; waits at most a second. Blocks its thread.
    func accept() throws(RPCError) -> Arrival {
        let accepted = peer_accept(descriptor, wake, 1000)
        guard accepted < 0 else { return try identify(accepted) }
        switch -accepted {
        case EAGAIN, EINTR, ECONNABORTED: return .nothing
        case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted(errno: -accepted)
        default:
            errno = -accepted
            throw .system("The listening socket failed")
        }
    }

    private func identify(_ socket: CInt) throws(RPCError) -> Arrival {
        do {
            return .connection(socket, try Peer(ofSocket: socket))
        } catch {
            Glibc.close(socket)
            return .nothing
        }
    }

    /// Makes a waiting `accept` return, and every later one at once.
    func interrupt() { peer_wake(wake) }

    /// Stops listening; a socket file that is still this server's is removed. An inherited
    /// socket stays open: connections wait in it for the next server.
    func close() {
        if let file {
            file.remove()
            Glibc.close(descriptor)
        }
        if wake >= 0 { Glibc.close(wake) }
    }
}

extension RPCError {
    /// An error of the operating system, by what `errno` says.
    static func system(_ what: String, code: Code = .unavailable) -> RPCError {
        RPCError(code, "\(what): \(String(cString: strerror(errno))).")
    }
}
