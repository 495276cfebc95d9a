// Asking the kernel who is at the other end of a connected Unix socket.

internal import CPeerCredentials
internal import Glibc
internal import WirefoldProtocol

extension Peer {
    /// The process that connected the socket, with the user and groups that it had then.
    init(ofSocket socket: CInt) throws(RPCError) {
        var credentials = PeerCredentials()
        var groups = [UInt32](repeating: 0, count: 64)
        var result = peer_credentials(socket, &credentials, &groups, CInt(groups.count))
        if result == ERANGE {
            groups = [UInt32](repeating: 0, count: Int(credentials.group_count))
            result = peer_credentials(socket, &credentials, &groups, CInt(groups.count))
        }
        guard result == 0 else {
            throw RPCError(
                .internal, "The kernel doesn't say who the peer is: \(String(cString: strerror(result))).")
        }
        self.init(
            uid: credentials.uid, gid: credentials.gid, pid: credentials.pid,
            groups: Array(groups.prefix(Int(credentials.group_count))))
    }

    /// This process.
    package static var current: Peer {
        Peer(uid: geteuid(), gid: getegid(), pid: getpid())
    }
}
