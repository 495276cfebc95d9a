// HostilePeerTests: peers that break the protocol, or use it against the server. Each loses its own
// connection; a good client beside it never notices, and memory stays put.

internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting
internal import WirefoldTransport

@Suite("A hostile peer", .timeLimit(.minutes(3)), .serialized)
struct HostilePeerTests {
    /// Runs `body` beside a good client, which must be answered before and after.
    private func beside(
        limits: ServerLimits = .strict, router: Router = .example,
        _ body: @Sendable @escaping (String) async throws -> Void
    ) async throws {
        try await withServer(of: router, limits: limits) { server in
            let good = try await Connection.connect(path: server.path)
            #expect(try await good.echo("before") == "before")
            try await body(server.path)
            #expect(try await good.echo("after") == "after")
            await good.close()
        }
    }

    @Test(
        "sends a bad length and is told so",
        arguments: [0, 0x10_0001, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff] as [UInt32])
    func length(_ length: UInt32) async throws {
        try await beside { path in
            let before = residentBytes()
            let peer = try RawPeer(path)
            try peer.sendHello()
            peer.send(withUnsafeBytes(of: length.bigEndian, Array.init))
            let failure = try await peer.lastFailure()
            #expect(failure?.code == (length == 0 ? .invalidArgument : .resourceExhausted))
            #expect(residentBytes() - before < 16 << 20)
        }
    }

    @Test("sends a frame of the very limit and is answered")
    func limit() async throws {
        try await beside { path in
            let peer = try RawPeer(path)
            try peer.sendHello()
            let overhead = 30
            let text = String(repeating: "x", count: (1 << 20) - overhead)
            let message = try MessageBytes(serializing: WireGetRequest(text))
            try peer.send([Frame(1, .request(method: "Test/Echo", message: message, credit: 0))])
            let frames = try await peer.frames(3)
            #expect(frames?.count == 3)
            #expect(frames?.last == Frame(1, .end))
        }
    }

    @Test("never says hello, or half of it, and is closed")
    func silence() async throws {
        try await beside { path in
            let silent = try RawPeer(path)
            let half = try RawPeer(path)
            half.send([0, 0])
            #expect(try await silent.lastFailure()?.code == .unavailable)
            #expect(try await half.lastFailure()?.code == .unavailable)
        }
    }

    @Test("stops in the middle of a frame and is closed")
    func stalled() async throws {
        try await beside { path in
            let peer = try RawPeer(path)
            try peer.sendHello()
            peer.send([0, 0, 1, 0, 1, 2, 3])
            #expect(try await peer.lastFailure()?.code == .unavailable)
        }
    }

    @Test("sends random bytes")
    func noise() async throws {
        try await beside { path in
            var random = SystemRandomNumberGenerator()
            for round in 0..<50 {
                let peer = try RawPeer(path)
                if round.isMultiple(of: 2) { try peer.sendHello() }
                // Half of them in a frame of the right length.
                var noise = (0..<Int.random(in: 1...4000, using: &random)).map { _ in
                    UInt8.random(in: 0...255)
                }
                if round % 3 == 0 {
                    noise = withUnsafeBytes(of: UInt32(noise.count).bigEndian, Array.init) + noise
                }
                peer.send(noise)
            }
        }
    }

    @Test("speaks another major version, or out of turn, and is told so")
    func outOfTurn() async throws {
        try await beside { path in
            let old = try RawPeer(path)
            try old.sendHello(major: 7)
            #expect(try await old.lastFailure()?.field == "hello.major")

            let early = try RawPeer(path)
            try early.send([Frame(1, .request(method: "Test/Echo", message: MessageBytes(), credit: 0))])
            #expect(try await early.lastFailure()?.code == .invalidArgument)

            let twice = try RawPeer(path)
            try twice.sendHello()
            try twice.sendHello()
            #expect(try await twice.lastFailure()?.code == .invalidArgument)

            let greedy = try RawPeer(path)
            try greedy.sendHello()
            try greedy.send(
                [
                    Frame(1, .request(method: "Test/EchoStream", message: MessageBytes(), credit: 1))
                ] + Array(repeating: Frame(1, .item(MessageBytes())), count: 17))
            #expect(try await greedy.lastFailure()?.message.contains("without credit") == true)
        }
    }

    @Test("opens ten thousand streams at once and is refused past the limit")
    func streams() async throws {
        var router = Router.example
        router.serverStream("Test/Forever") {
            (_: WireGetRequest, _: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            try? await Task.sleep(for: .seconds(3600))
        }
        try await beside(router: router) { path in
            let before = residentBytes()
            let peer = try RawPeer(path)
            try peer.sendHello()
            try peer.send(
                (1...10_000).map {
                    Frame($0, .request(method: "Test/Forever", message: MessageBytes(), credit: .max))
                })
            let frames = try await peer.frames(1 + 10_000 - 256) ?? []
            let refusals = frames.filter {
                if case .failure(let error) = $0.body { return error.code == .resourceExhausted }
                return false
            }
            #expect(refusals.count == 10_000 - 256)
            #expect(residentBytes() - before < 64 << 20)
        }
    }

    @Test("opens and cancels streams without end, and gets no more work done than the limit allows")
    func rapidReset() async throws {
        let running = Counter()
        var router = Router.example
        router.asyncUnary("Test/Stubborn") { (request: WireGetRequest, _) throws(RPCError) in
            running.increment()
            // Deaf to cancellation, for a while.
            await Task { try? await Task.sleep(for: .milliseconds(500)) }.value
            return request
        }
        try await beside(router: router) { path in
            let peer = try RawPeer(path)
            try peer.sendHello()
            try peer.send(
                (1...2_000).flatMap {
                    [
                        Frame($0, .request(method: "Test/Stubborn", message: MessageBytes(), credit: 0)),
                        Frame($0, .cancel),
                    ]
                })
            _ = try await peer.frames(1 + 2_000 - 256)
            #expect(running.value <= 256)
        }
    }

    @Test("never reads its tail, and costs the server no more than its window")
    func neverReads() async throws {
        let sent = Counter()
        var router = Router.example
        router.serverStream("Test/Flood") {
            (_: WireGetRequest, writer: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            let item = WireGetRequest(String(repeating: "x", count: 10_000))
            while true {
                try await writer.send(item)
                sent.increment()
            }
        }
        try await beside(router: router) { path in
            let before = residentBytes()
            let peer = try RawPeer(path)
            try peer.sendHello()
            try peer.send(
                (1...64).map {
                    Frame($0, .request(method: "Test/Flood", message: MessageBytes(), credit: .max))
                })
            // It comes to rest, although all the credit there is was granted.
            var last = -1
            try await eventually("the flood stops") {
                defer { last = sent.value }
                try await Task.sleep(for: .milliseconds(100))
                return sent.value == last && last > 0
            }
            #expect(sent.value < 500)
            #expect(residentBytes() - before < 64 << 20)
            withExtendedLifetime(peer) {}
        }
    }

    @Test("asks and asks and never reads the answers")
    func unreadAnswers() async throws {
        try await beside { path in
            let before = residentBytes()
            let peer = try RawPeer(path)
            try peer.sendHello()
            let message = try MessageBytes(serializing: WireGetRequest(String(repeating: "x", count: 60_000)))
            var buffer: [Frame] = []
            for stream in 1...20 {
                buffer.append(
                    Frame(UInt32(stream), .request(method: "Test/Echo", message: message, credit: 0)))
            }
            // Sends until the server stops reading: that it does is the point.
            var rounds = 0
            while rounds < 2_000, try peer.sendWithoutWaiting(buffer) { rounds += 1 }
            #expect(rounds < 2_000)
            #expect(residentBytes() - before < 64 << 20)
        }
    }

    @Test("is gone in the middle of an answer")
    func gone() async throws {
        try await beside { path in
            for _ in 0..<50 {
                let peer = try RawPeer(path)
                try peer.sendHello()
                try peer.send([
                    Frame(
                        1,
                        .request(
                            method: "Test/Count",
                            message: try MessageBytes(serializing: WireGetRequest("100000")), credit: .max)),
                    Frame(2, .request(method: "Test/SlowEcho", message: MessageBytes(), credit: 0)),
                ])
                _ = try await peer.frames(2)
            }
        }
    }
}

extension ServerLimits {
    /// Limits that tests can wait for.
    static var strict: ServerLimits {
        var limits = ServerLimits()
        limits.frameBytes = 1 << 20
        limits.hello = .seconds(2)
        limits.stalledFrame = .milliseconds(500)
        return limits
    }
}

extension RawPeer {
    /// Sends frames, giving up when the other side has taken nothing for a quarter of a second.
    func sendWithoutWaiting(_ frames: [Frame]) throws -> Bool {
        setSendTimeout()
        return try send(frames)
    }
}
