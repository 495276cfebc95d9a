// ConformanceTests: what every transport must do: run over the Unix socket and in memory alike.

internal import SwiftProtobuf
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting
internal import WirefoldTransport

@Suite("Every transport", .timeLimit(.minutes(3)))
struct ConformanceTests {
    @Test("answers a unary call", arguments: TransportKind.allCases)
    func unary(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            #expect(connection.server.services == ["Test"])
            #expect(try await connection.echo("a") == "a")
            #expect(try await connection.echo("b", method: "Test/SlowEcho") == "b")
            #expect(try await connection.echo("") == "")
        }
    }

    @Test("answers calls from many tasks at once", arguments: TransportKind.allCases)
    func concurrent(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            // More than the server allows streams: the rest wait their turn.
            try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<1000 {
                    let method = number.isMultiple(of: 2) ? "Test/Echo" : "Test/SlowEcho"
                    group.addTask { try await connection.echo("\(number)", method: method) == "\(number)" }
                }
                for try await isRight in group { #expect(isRight) }
            }
        }
    }

    @Test("answers pipelined calls in their order", arguments: TransportKind.allCases)
    func pipelined(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            let requests = (0..<1000).map { WireGetRequest($0 == 17 ? "" : "\($0)") }
            for method in ["Test/Echo", "Test/SlowEcho"] {
                let replies = try await connection.unary(
                    method, each: requests, window: 64, reply: WireGetRequest.self)
                #expect(replies.count == 1000)
                for (index, reply) in replies.enumerated() {
                    #expect(try reply.get().id == (index == 17 ? "" : "\(index)"))
                }
            }
        }
    }

    @Test("lets a quick call overtake a slow one", arguments: TransportKind.allCases)
    func outOfOrder(_ kind: TransportKind) async throws {
        let gate = Gate()
        try await withConnection(over: kind, to: Router.waiting(at: gate)) { connection async throws in
            async let slow = connection.echo("slow", method: "Test/Wait")
            #expect(try await connection.echo("quick") == "quick")
            await gate.open()
            #expect(try await slow == "slow")
        }
    }

    @Test("streams as much as the reader takes, in order", arguments: TransportKind.allCases)
    func serverStream(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            for window in [1, 2, 32] as [UInt32] {
                let reader = try connection.serverStream(
                    "Test/Count", WireGetRequest("1000"), window: window, reply: WireGetRequest.self)
                var expected = 0
                for try await item in reader {
                    #expect(item.id == "\(expected)")
                    expected += 1
                }
                #expect(expected == 1000)
            }
        }
    }

    @Test("holds a sender back while the reader doesn't read", arguments: TransportKind.allCases)
    func credit(_ kind: TransportKind) async throws {
        let sent = Counter()
        var router = Router.example
        router.serverStream("Test/Flood") {
            (_: WireGetRequest, writer: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            while true {
                try await writer.send(WireGetRequest(String(repeating: "x", count: 1000)))
                sent.increment()
            }
        }
        try await withConnection(over: kind, to: router) { connection async throws in
            let reader = try connection.serverStream(
                "Test/Flood", WireGetRequest(), window: 16, reply: WireGetRequest.self)
            try await eventually("the window is used up") { sent.value == 16 }
            // Time enough for a sender that nothing holds back to send some thousands.
            for _ in 0..<100 { _ = try await connection.echo("meanwhile") }
            #expect(sent.value == 16)
            var iterator = reader.makeAsyncIterator()
            for _ in 0..<100 { _ = try await iterator.next() }
            #expect(try await connection.echo("still here") == "still here")
            #expect(sent.value <= 116)
        }
    }

    @Test("streams both ways at once", arguments: TransportKind.allCases)
    func bidirectional(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            let call: BidirectionalCall<WireGetRequest, WireGetRequest> =
                connection.bidirectional("Test/EchoStream", window: 8)
            async let sending: Void = {
                for number in 0..<2000 { try await call.requests.send(WireGetRequest("\(number)")) }
                call.finish()
            }()
            var received: [String] = []
            for try await item in call.replies { received.append(item.id) }
            try await sending
            #expect(received == (0..<2000).map(String.init))
        }
    }

    @Test("gives codes, messages and fields of failures", arguments: TransportKind.allCases)
    func failures(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            let expected = RPCError(.outOfRange, "Too far back.", field: "after")
            await #expect(throws: expected) { try await connection.echo("", method: "Test/Fail") }
            await #expect(throws: expected) { try await connection.echo("", method: "Test/SlowFail") }
            let reader = try connection.serverStream(
                "Test/FailStream", WireGetRequest(), reply: WireGetRequest.self)
            var iterator = reader.makeAsyncIterator()
            #expect(try await iterator.next()?.id == "one")
            await #expect(throws: expected) { _ = try await iterator.next() }
            #expect(try await connection.echo("a") == "a")
        }
    }

    @Test("refuses unknown methods and methods that aren't this peer's", arguments: TransportKind.allCases)
    func refusals(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            await #expect(throws: RPCError.self) { try await connection.echo("a", method: "Test/Nonesuch") }
            #expect(await code { try await connection.echo("a", method: "Test/Nonesuch") } == .notFound)
            #expect(await code { try await connection.echo("a", method: "") } == .notFound)
        }
        var router = Router()
        router.unary("Test/Admin", access: .members(groups: [4711])) {
            (request: WireGetRequest, _) throws(RPCError) in
            request
        }
        let stranger = Peer(uid: 4242, gid: 4242, pid: 1, groups: [1, 2])
        let admin = Peer(uid: 4242, gid: 4242, pid: 1, groups: [1, 4711])
        try await withConnection(over: .inProcess, to: router, peer: stranger) { connection async throws in
            #expect(await code { try await connection.echo("a", method: "Test/Admin") } == .permissionDenied)
        }
        try await withConnection(over: .inProcess, to: router, peer: admin) { connection async throws in
            #expect(try await connection.echo("a", method: "Test/Admin") == "a")
        }
    }

    @Test("describes itself", arguments: TransportKind.allCases)
    func describe(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            let reply = try await connection.unary(
                "Test/Describe", WireStatusRequest(), reply: WireDescribeReply.self)
            #expect(reply.methods.contains("Test/Echo"))
            let files = try Google_Protobuf_FileDescriptorSet(serializedBytes: reply.fileDescriptorSet)
            #expect(files.file.contains { $0.name == "envelope.proto" })
        }
    }

    @Test("tells a handler that its client canceled", arguments: TransportKind.allCases)
    func cancel(_ kind: TransportKind) async throws {
        let ended = Gate()
        let begun = Counter()
        var router = Router.example
        router.serverStream("Test/Forever") {
            (_: WireGetRequest, _: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            begun.increment()
            try? await Task.sleep(for: .seconds(3600))
            await ended.open()
        }
        router.asyncUnary("Test/ForeverUnary") { (request: WireGetRequest, _) throws(RPCError) in
            begun.increment()
            try? await Task.sleep(for: .seconds(3600))
            await ended.open()
            return request
        }
        try await withConnection(over: kind, to: router) { connection async throws in
            do {
                let reader = try connection.serverStream(
                    "Test/Forever", WireGetRequest(), reply: WireGetRequest.self)
                try await eventually("the call began") { begun.value == 1 }
                _ = reader
            }
            await ended.wait()
            await ended.close()
            let call = Task { try await connection.echo("a", method: "Test/ForeverUnary") }
            try await eventually("the call began") { begun.value == 2 }
            call.cancel()
            #expect(await code { try await call.value } == .canceled)
            await ended.wait()
            #expect(try await connection.echo("a") == "a")
        }
    }

    @Test("refuses what is larger than the other side takes, and goes on", arguments: TransportKind.allCases)
    func large(_ kind: TransportKind) async throws {
        var limits = ServerLimits()
        limits.frameBytes = 100_000
        var options = ConnectionOptions()
        options.frameBytes = 50_000
        try await withConnection(over: kind, to: .example, limits: limits, options: options) {
            connection async throws in
            let fits = String(repeating: "x", count: 49_000)
            #expect(try await connection.echo(fits) == fits)
            // The answer is too large for the client.
            let tooLargeBack = String(repeating: "x", count: 60_000)
            #expect(await code { try await connection.echo(tooLargeBack) } == .resourceExhausted)
            #expect(
                await code { try await connection.echo(tooLargeBack, method: "Test/SlowEcho") }
                    == .resourceExhausted)
            // The request is too large for the server.
            let tooLarge = String(repeating: "x", count: 110_000)
            #expect(await code { try await connection.echo(tooLarge) } == .resourceExhausted)
            #expect(try await connection.echo("a") == "a")
        }
    }

    @Test(
        "refuses what is larger than its method takes, and says how much that is",
        arguments: TransportKind.allCases)
    func largerThanMethod(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            let tooLarge = String(repeating: "x", count: Router.smallRequest)
            let error = await #expect(throws: RPCError.self) {
                try await connection.echo(tooLarge, method: "Test/SlowEcho")
            }
            #expect(error?.code == .resourceExhausted)
            #expect(error?.message.contains("at most 65536 bytes") == true)
            let reader = try connection.serverStream(
                "Test/Count", WireGetRequest(tooLarge), reply: WireGetRequest.self)
            #expect(await code { for try await _ in reader {} } == .resourceExhausted)
            #expect(try await connection.echo("a") == "a")
        }
    }

    @Test("answers what came before an item that is too large, then ends", arguments: TransportKind.allCases)
    func largeItem(_ kind: TransportKind) async throws {
        try await withConnection(over: kind, to: .example) { connection async throws in
            let call: BidirectionalCall<WireGetRequest, WireGetRequest> =
                connection.bidirectional("Test/EchoStream", window: 8)
            for text in ["a", String(repeating: "x", count: Router.smallRequest), "b"] {
                try await call.requests.send(WireGetRequest(text))
            }
            var received: [String] = []
            let end = await code { for try await item in call.replies { received.append(item.id) } }
            #expect(received == ["a"])
            #expect(end == .resourceExhausted)
            #expect(try await connection.echo("a") == "a")
        }
    }

    @Test("keeps nothing of a request that its method doesn't know", arguments: TransportKind.allCases)
    func unknownFields(_ kind: TransportKind) async throws {
        let kept = Counter()
        var router = Router.example
        router.serverStream("Test/Kept") {
            (request: WireGetRequest, writer: ItemWriter<WireGetRequest>, _) throws(RPCError) in
            if !request.unknownFields.data.isEmpty { kept.increment() }
            try await writer.send(request)
        }
        try await withConnection(over: kind, to: router) { connection async throws in
            // Its bytes are a field that a `WireGetRequest` hasn't got.
            var request = WireFilePiece()
            request.content.append(contentsOf: repeatElement(0, count: 1000))
            let reader = try connection.serverStream("Test/Kept", request, reply: WireGetRequest.self)
            for try await item in reader { #expect(item == WireGetRequest()) }
            #expect(kept.value == 0)
        }
    }

    @Test("ends open and later calls when the connection is closed", arguments: TransportKind.allCases)
    func closing(_ kind: TransportKind) async throws {
        let gate = Gate()
        let begun = Counter()
        let router = Router.waiting(at: gate, begun)
        try await withConnection(over: kind, to: router) { connection async throws in
            let reader = try connection.serverStream(
                "Test/Count", WireGetRequest("100"), window: 4, reply: WireGetRequest.self)
            let call = Task { try await connection.echo("a", method: "Test/Wait") }
            try await eventually("the call began") { begun.value == 1 }
            await connection.close()
            #expect(await code { try await call.value } == .unavailable)
            #expect(await code { for try await _ in reader {} } == .unavailable)
            #expect(await code { try await connection.echo("a") } == .unavailable)
            await gate.open()
        }
    }
}
