// Peer: who is at the other end of a socket, as the kernel vouches for it.

/// The process at the other end, with the user and groups it had when it connected.
package struct Peer: Hashable, Sendable {
    package var uid: UInt32
    package var gid: UInt32
    package var pid: Int32
    /// Supplementary groups.
    package var groups: [UInt32]

    package init(uid: UInt32, gid: UInt32, pid: Int32, groups: [UInt32] = []) {
        self.uid = uid
        self.gid = gid
        self.pid = pid
        self.groups = groups
    }
}
