// SocketFile: a socket's place in the file system. It appears under its name only when it listens
// and has its owner and mode, and it replaces only a file that nobody listens on.

internal import Glibc
internal import WirefoldProtocol

struct SocketFile: Sendable {
    private let path: String
    private let device: UInt
    private let inode: UInt

    /// Connections that may wait to be accepted.
    private static let backlog: CInt = 512

    static func listen(at path: String, mode: UInt32, group: UInt32?) throws(RPCError) -> (CInt, SocketFile) {
        try checkLength(of: path)
        try checkNobodyListens(at: path)
        // Made under another name in the same directory, then renamed: nobody can connect before
        // the mode is set, and a stale file is replaced in one step.
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let descriptor = socket(
            AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw .system("No socket could be made") }
        // One process opens several sockets at once: the descriptor tells their drafts apart. Short,
        // so that it fits where the socket's own name does.
        let draft = path[..<slash] + ".\(String(getpid(), radix: 36)).\(String(descriptor, radix: 36))"
        unlink(String(draft))
        do throws(RPCError) {
            try withAddress(String(draft)) { address, length in bind(descriptor, address, length) }
            guard chmod(String(draft), mode) == 0 else { throw .system("The mode of \(path) can't be set") }
            if let group, chown(String(draft), .max, group) != 0 {
                throw .system("The group of \(path) can't be set to \(group)")
            }
            guard Glibc.listen(descriptor, backlog) == 0 else {
                throw .system("\(path) can't be listened on")
            }
            var status = stat()
            guard stat(String(draft), &status) == 0, rename(String(draft), path) == 0 else {
                throw .system("\(path) can't be put in place")
            }
            return (descriptor, SocketFile(path: path, device: status.st_dev, inode: status.st_ino))
        } catch {
            unlink(String(draft))
            Glibc.close(descriptor)
            throw error
        }
    }

    /// Removes the file if it is still the one that was made.
    func remove() {
        var status = stat()
        if stat(path, &status) == 0, status.st_dev == device, status.st_ino == inode { unlink(path) }
    }

    private static func checkNobodyListens(at path: String) throws(RPCError) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw RPCError(
                .invalidArgument, "\(path) is there and is no socket; move it away or choose another path.")
        }
        let probe = socket(
            AF_UNIX, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard probe >= 0 else { throw .system("No socket could be made") }
        defer { Glibc.close(probe) }
        let isTaken: Bool
        do throws(RPCError) {
            try withAddress(path) { address, length in connect(probe, address, length) }
            isTaken = true
        } catch {
            // A full backlog is a listener too.
            isTaken = errno == EAGAIN
        }
        if isTaken { throw RPCError(.unavailable, "Another server listens on \(path); stop it first.") }
    }

    private static func checkLength(of path: String) throws(RPCError) {
        let capacity = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1
        guard (1...capacity).contains(path.utf8.count) else {
            throw RPCError(
                .invalidArgument,
                "The socket path is \(path.utf8.count) bytes long; the system takes 1 to \(capacity): \(path)"
            )
        }
    }

    private static func withAddress(
        _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
    ) throws(RPCError) {
        try checkLength(of: path)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        if result != 0 { throw .system("\(path) can't be used") }
    }
}
