// A supervisor's end of $NOTIFY_SOCKET, on an abstract socket of its own.

internal import Foundation
internal import Synchronization
internal import WirefoldTesting

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
    }

    deinit { close(descriptor) }

    /// Reads messages until one has this assignment.
    func expect(_ assignment: String) async throws {
        var buffer = [UInt8](repeating: 0, count: 4096)
        try await until("the supervisor gets \(assignment)") {
            let count = recv(descriptor, &buffer, buffer.count, CInt(MSG_DONTWAIT))
            guard count > 0 else { return false }
            let lines = String(decoding: buffer[..<count], as: UTF8.self).split(separator: "\n")
            return lines.contains { $0 == assignment }
        }
    }
}
