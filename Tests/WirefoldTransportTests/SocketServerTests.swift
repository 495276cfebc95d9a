// SocketServerTests: the socket's file, who may come in, how many, and how a server ends.

internal import Glibc
internal import Logging
internal import NIOPosix
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting
@testable internal import WirefoldTransport

@Suite("A socket server", .timeLimit(.minutes(3)))
struct SocketServerTests {
    private func server(_ path: String, _ change: (inout SocketServer.Configuration) -> Void = { _ in })
        -> SocketServer
    {
        var configuration = SocketServer.Configuration(endpoint: .path(path), name: "test", version: "1")
        change(&configuration)
        return SocketServer(
            configuration: configuration, router: .example, group: .singletonMultiThreadedEventLoopGroup,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func status(_ path: String) -> stat? {
        var status = stat()
        return lstat(path, &status) == 0 ? status : nil
    }

    @Test("gives its file the mode that was asked for, and removes it in the end")
    func mode() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/a.sock"
        let server = server(path) { $0.mode = 0o640 }
        try await server.run {
            #expect(status(path).map { $0.st_mode & 0o777 } == 0o640)
            server.shutDown()
        }
        #expect(status(path) == nil)
    }

    @Test("replaces a socket file that nobody listens on")
    func stale() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/a.sock"
        let stale = server(path)
        // What a killed server leaves: its file without it.
        try await stale.run {
            link(path, path + ".kept")
            stale.shutDown()
        }
        rename(path + ".kept", path)
        #expect(status(path) != nil)
        let server = server(path)
        try await server.run { server.shutDown() }
    }

    @Test("leaves another server's socket and other files alone")
    func taken() async throws {
        try await withServer(of: .example) { listening in
            let second = server(listening.path)
            #expect(await code { try await second.run() } == .unavailable)
            let connection = try await Connection.connect(path: listening.path)
            #expect(try await connection.echo("a") == "a")
            let file = listening.path + ".txt"
            fclose(fopen(file, "w"))
            #expect(await code { try await server(file).run() } == .invalidArgument)
            #expect(status(file) != nil)
        }
    }

    @Test("says that a path is too long")
    func longPath() async throws {
        let path = "/tmp/" + String(repeating: "x", count: 120)
        await #expect(throws: RPCError.self) { try await server(path).run() }
        #expect(await code { try await server(path).run() } == .invalidArgument)
        #expect(await code { try await Connection.connect(path: path) } == .invalidArgument)
        #expect(await code { try await Connection.connect(path: "/tmp/no-such.sock") } == .unavailable)
    }

    @Test("serves on a socket that it inherited, and leaves it open")
    func inherited() async throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/a.sock"
        let descriptor = try listeningSocket(at: path)
        defer { close(descriptor) }
        for _ in 0..<2 {
            let server = server(path) { $0.endpoint = .descriptor(descriptor) }
            try await server.run {
                let answer = try? await Connection.connect(path: path).echo("a")
                #expect(answer == "a")
                server.shutDown()
            }
            #expect(status(path) != nil)
        }
    }

    @Test("tells a peer that may not come in")
    func policy() async throws {
        // Tests may run as root, whom every policy lets in: so the kernel's answer is taken apart.
        let policy = AccessPolicy.members(groups: [7])
        #expect(policy.allows(Peer(uid: 0, gid: 0, pid: 1)))
        #expect(policy.allows(.current))
        #expect(policy.allows(Peer(uid: 5, gid: 7, pid: 1)))
        #expect(policy.allows(Peer(uid: 5, gid: 5, pid: 1, groups: [6, 7])))
        #expect(!policy.allows(Peer(uid: 5, gid: 5, pid: 1, groups: [6])))
        #expect(!AccessPolicy.owner.allows(Peer(uid: 5, gid: 5, pid: 1)))
        await #expect(throws: RPCError.self) {
            try await InProcess.connect(to: .example, peer: Peer(uid: 5, gid: 5, pid: 1), policy: policy)
        }
    }

    @Test("knows its peers from the kernel")
    func peer() async throws {
        var router = Router()
        router.unary("Test/Whoami") { (_: WireGetRequest, context) throws(RPCError) in
            WireGetRequest("\(context.peer.uid) \(context.peer.gid) \(context.peer.pid)")
        }
        try await withServer(of: router) { server in
            let connection = try await Connection.connect(path: server.path)
            #expect(
                try await connection.echo("", method: "Test/Whoami")
                    == "\(geteuid()) \(getegid()) \(getpid())")
            await connection.close()
        }
    }

    @Test("refuses a connection too many, with a reason")
    func connections() async throws {
        var limits = ServerLimits()
        limits.connections = 2
        try await withServer(of: .example, limits: limits) { listening in
            let first = try await Connection.connect(path: listening.path)
            let second = try await Connection.connect(path: listening.path)
            #expect(await code { try await Connection.connect(path: listening.path) } == .resourceExhausted)
            #expect(listening.server.connectionCount == 2)
            await second.close()
            try await eventually("there is room again") {
                await code { try await Connection.connect(path: listening.path).echo("a") } == nil
            }
            #expect(try await first.echo("a") == "a")
            await first.close()
        }
    }

    @Test("keeps one user from holding all connections, and says so")
    func connectionsPerUser() async throws {
        var limits = ServerLimits()
        limits.connectionsPerUser = 1
        try await withServer(of: .example, limits: limits) { listening in
            let first = try await Connection.connect(path: listening.path)
            let error = await #expect(throws: RPCError.self) {
                try await Connection.connect(path: listening.path)
            }
            #expect(error?.code == .resourceExhausted)
            #expect(error?.message.contains("User \(geteuid()) has all 1 connections") == true)
            await first.close()
            try await eventually("there is room again") {
                await code { try await Connection.connect(path: listening.path).echo("a") } == nil
            }
        }
        var table = ConnectionTable(limits)
        let id = try table.enter(1000)
        #expect(throws: RPCError.self) { try table.enter(1000) }
        _ = try table.enter(1001)
        table.leave(id)
        _ = try table.enter(1000)
        #expect(table.count == 2)
    }

    @Test("keeps descriptors back from connections")
    func descriptors() {
        #expect(!DescriptorReserve.isTouched(by: 23, limit: 32))
        #expect(DescriptorReserve.isTouched(by: 24, limit: 32))
        #expect(!DescriptorReserve.isTouched(by: 959, limit: 1024))
        #expect(DescriptorReserve.isTouched(by: 960, limit: 1024))
        #expect(!DescriptorReserve.isTouched(by: 4000, limit: .max))
    }

    @Test("lets open calls end when it stops, refuses new ones, and tells the streams")
    func drain() async throws {
        let gate = Gate()
        let begun = Counter()
        let router = Router.waiting(at: gate, begun)
        var limits = ServerLimits()
        limits.drain = .seconds(60)
        try await withServer(of: router, limits: limits) { listening in
            let connection = try await Connection.connect(path: listening.path)
            let tail = try connection.serverStream(
                "Test/Count", WireGetRequest("1000000"), window: 4, reply: WireGetRequest.self)
            let call = Task { try await connection.echo("a", method: "Test/Wait") }
            let upload: BidirectionalCall<WireGetRequest, WireGetRequest> = connection.bidirectional(
                "Test/EchoStream")
            try await upload.requests.send(WireGetRequest("last"))
            try await eventually("the call began") { begun.value == 1 }
            var replies = upload.replies.makeAsyncIterator()
            #expect(try await replies.next()?.id == "last")

            listening.server.shutDown()
            #expect(await code { for try await _ in tail {} } == .unavailable)
            #expect(await code { _ = try await replies.next() } == .unavailable)
            #expect(await code { try await connection.echo("new") } == .unavailable)
            await gate.open()
            #expect(try await call.value == "a")
            await connection.closed()
        }
    }

    @Test("ends in time although a call doesn't")
    func deafCall() async throws {
        let gate = Gate()
        var limits = ServerLimits()
        limits.drain = .milliseconds(100)
        var router = Router.example
        router.serverStream("Test/Sleep") {
            (_: WireGetRequest, _: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            await gate.open()
            try? await Task.sleep(for: .seconds(3600))
        }
        router.asyncUnary("Test/SleepOnce") { (request: WireGetRequest, _) throws(RPCError) in
            try? await Task.sleep(for: .seconds(3600))
            return request
        }
        // Both calls sleep for an hour; the suite's limit of time is minutes.
        try await withServer(of: router, limits: limits) { listening in
            let connection = try await Connection.connect(path: listening.path)
            let reader = try connection.serverStream(
                "Test/Sleep", WireGetRequest(), reply: WireGetRequest.self)
            let call = Task { try await connection.echo("", method: "Test/SleepOnce") }
            await gate.wait()
            listening.server.shutDown()
            #expect(await code { try await call.value } == .unavailable)
            withExtendedLifetime(reader) {}
        }
    }

    private func listeningSocket(at path: String) throws -> CInt {
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(result == 0 && listen(descriptor, 8) == 0)
        return descriptor
    }
}
