// What a stream has received and its reader hasn't taken.

internal import Testing
internal import WirefoldProtocol

@testable internal import WirefoldTransport

@Suite("An inbox")
struct InboxTests {
    private static let gone = RPCError(.unavailable, "The client is gone.")

    @Test("that has ended gives what has arrived first")
    func end() async throws {
        let inbox = Inbox(window: 4) { _ in }
        inbox.put(MessageBytes([1]))
        inbox.end(Self.gone)
        #expect(try await inbox.next() == MessageBytes([1]))
        await #expect(throws: RPCError.self) { try await inbox.next() }
    }

    @Test("grants again what its reader was given once that comes back for more")
    func credit() async throws {
        let granted = Counter()
        let inbox = Inbox(window: 2) { _ in granted.increment() }
        for byte in 1...2 as ClosedRange<UInt8> { inbox.put(MessageBytes([byte])) }
        _ = try await inbox.next()
        #expect(granted.value == 0)
        _ = try await inbox.next()
        #expect(granted.value == 1)
        inbox.end()
        #expect(try await inbox.next() == nil)
        #expect(granted.value == 1)
    }

    @Test("grants what its reader is done with before that waits", arguments: [1, 2, 3, 8] as [UInt32])
    func creditBeforeWaiting(window: UInt32) async throws {
        let (grants, continuation) = AsyncStream<UInt32>.makeStream()
        let inbox = Inbox(window: window) { continuation.yield($0) }
        for _ in 0..<window { inbox.put(MessageBytes([1])) }
        #expect(try await inbox.nextBatch().count == Int(window))
        async let next = inbox.nextBatch()
        var iterator = grants.makeAsyncIterator()
        #expect(await iterator.next() == window)
        inbox.put(MessageBytes([2]))
        #expect(try await next == [MessageBytes([2])])
    }

    @Test("gives some MiB at once, or one item")
    func batchBytes() async throws {
        let inbox = Inbox(window: 8) { _ in }
        let half = MessageBytes(repeating: 0, count: Inbox.batchBytes / 2)
        let tooLarge = MessageBytes(repeating: 0, count: Inbox.batchBytes + 1)
        for item in [half, half, MessageBytes([1]), tooLarge, half] { inbox.put(item) }
        var counts: [Int] = []
        for _ in 0..<4 { counts.append(try await inbox.nextBatch().count) }
        #expect(counts == [2, 1, 1, 1])
    }

    @Test("that was abandoned gives nothing more, and isn't taken for whole", arguments: [true, false])
    func abandon(hasEnded: Bool) async throws {
        let inbox = Inbox(window: 4) { _ in }
        inbox.put(MessageBytes([1]))
        if hasEnded { inbox.end() }
        inbox.abandon(Self.gone)
        let error = await #expect(throws: RPCError.self) { try await inbox.next() }
        #expect(error?.code == .unavailable)
    }
}
