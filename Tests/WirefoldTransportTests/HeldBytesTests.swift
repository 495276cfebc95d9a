// What a server holds of its clients' messages: bounded over all connections, and given back.

internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import WirefoldTransport

@Suite("What a server holds", .timeLimit(.minutes(3)))
struct HeldBytesTests {
    private static var limits: ServerLimits {
        var limits = ServerLimits()
        limits.heldBytes = 100_000
        return limits
    }

    @Test("has room for what its limit says, and again once that is given back")
    func share() throws {
        let held = HeldBytes(10)
        let share = HeldBytes.Share(of: held)
        try share.take(10)
        #expect(throws: RPCError.self) { try HeldBytes.Share(of: held).take(1) }
        share.give(4)
        try share.take(1)
        #expect(held.count == 7)
    }

    @Test("is given back with its call")
    func end() throws {
        let held = HeldBytes(10)
        try HeldBytes.Share(of: held).take(10)
        #expect(held.count == 0)
    }

    @Test("leaves no room for one more request while many are under way, over all connections")
    func requests() async throws {
        let gate = Gate()
        let begun = Counter()
        let router = Router.waiting(at: gate, begun)
        try await withServer(of: router, limits: Self.limits) { server in
            let text = String(repeating: "x", count: 60_000)
            let first = try await Connection.connect(path: server.path)
            let second = try await Connection.connect(path: server.path)
            let held = Task { try await first.echo(text, method: "Test/Wait") }
            try await eventually("the call began") { begun.value == 1 }
            #expect(await code { try await second.echo(text, method: "Test/Wait") } == .resourceExhausted)
            // What is small still finds room, and what is done with gives it back.
            #expect(try await second.echo("a", method: "Test/SlowEcho") == "a")
            await gate.open()
            #expect(try await held.value == text)
            #expect(try await second.echo(text, method: "Test/Wait") == text)
            await first.close()
            await second.close()
        }
    }

    @Test("ends a stream whose items aren't read, and has room again once that is over")
    func items() async throws {
        let gate = Gate()
        var router = Router.example
        router.bidirectional("Test/Unread") {
            (reader: ItemReader<WireGetRequest>, writer: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            await gate.wait()
            for try await item in reader { try await writer.send(WireGetRequest("\(item.id.count)")) }
        }
        try await withConnection(over: .socket, to: router, limits: Self.limits) { connection in
            for _ in 0..<2 {
                await gate.close()
                let call: BidirectionalCall<WireGetRequest, WireGetRequest> =
                    connection.bidirectional("Test/Unread", window: 8)
                for _ in 0..<5 {
                    try await call.requests.send(WireGetRequest(String(repeating: "x", count: 30_000)))
                }
                // Its answer comes after the items have.
                #expect(try await connection.echo("a") == "a")
                await gate.open()
                var received: [String] = []
                let end = await code { for try await item in call.replies { received.append(item.id) } }
                #expect(received == ["30000", "30000", "30000"])
                #expect(end == .resourceExhausted)
            }
        }
    }

    @Test("is given back as a stream is read")
    func reading() async throws {
        try await withConnection(over: .socket, to: .example, limits: Self.limits) { connection in
            let call: BidirectionalCall<WireGetRequest, WireGetRequest> =
                connection.bidirectional("Test/EchoStream", window: 8)
            var iterator = call.replies.makeAsyncIterator()
            for _ in 0..<20 {
                try await call.requests.send(WireGetRequest(String(repeating: "x", count: 30_000)))
                #expect(try await iterator.next()?.id.count == 30_000)
            }
            call.finish()
            #expect(try await iterator.next() == nil)
        }
    }
}
