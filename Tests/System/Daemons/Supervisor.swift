// A supervisor's end of $NOTIFY_SOCKET, on an abstract socket of its own.

internal import Foundation
internal import Synchronization

final class Supervisor {
    /// For $NOTIFY_SOCKET.
    let address: String
    private let descriptor: CInt
    private static let count = Mutex(0)

    init() throws {
        let number = Self.count.withLock { count in
            count += 1
            return count
        }
        let name = "wirefold-supervisor-\(getpid())-\(number)"
        self.address = "@" + name
        descriptor = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { path in
            for (index, byte) in name.utf8.enumerated() { path[index + 1] = byte }
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + 1 + name.utf8.count)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        guard bound == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Reads messages until one has this assignment.
    func expect(_ assignment: String) throws {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { throw DaemonPairFault("the supervisor never got \(assignment)") }
            let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
            if lines.contains(where: { $0 == assignment }) { return }
        }
    }
}
