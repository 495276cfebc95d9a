// Listening sockets from systemd: each by its name, once, and only if it is what it has to be.

internal import Foundation
internal import Testing
@testable internal import SystemdSupport

@Suite struct InheritedSocketsTests {
    @Test("a listening Unix socket is given once")
    func once() throws {
        let descriptor = try listening()
        defer { close(descriptor) }
        let sockets = InheritedSockets(["query": [descriptor]])
        #expect(sockets.remaining == ["query"])
        #expect(sockets.take("feed") == nil)
        #expect(sockets.take("query") == descriptor)
        #expect(sockets.take("query") == nil)
        #expect(sockets.remaining.isEmpty)
    }

    @Test("a descriptor that doesn't listen isn't given")
    func notListening() {
        let descriptor = open("/dev/null", O_RDONLY)
        defer { close(descriptor) }
        let sockets = InheritedSockets(["query": [descriptor]])
        #expect(sockets.take("query") == nil)
        #expect(sockets.remaining == ["query"])
    }

    @Test("a process without sockets has none")
    func none() {
        #expect(InheritedSockets.fromEnvironment().remaining.isEmpty)
    }

    /// A listening socket with an abstract name that the kernel picks.
    private func listening() throws -> CInt {
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sa_family_t>.size))
            }
        }
        guard bound == 0, listen(descriptor, 1) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        return descriptor
    }
}
