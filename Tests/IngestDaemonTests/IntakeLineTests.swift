// The pipeline's queue: bounded, in order, in groups.

internal import Testing
internal import WirefoldProtocol

@testable internal import IngestDaemon

@Suite("The intake line")
struct IntakeLineTests {
    private static func request(_ bytes: Int = 10) -> PipelineRequest {
        var article = WireArticle()
        article.content = .init(repeating: 0x61, count: bytes)
        return .submit(article)
    }

    @Test("what was prepared out of order leaves in order")
    func order() async throws {
        var bounds = IntakeBounds()
        bounds.wait = .seconds(60)
        let line = IntakeLine(bounds)
        for _ in 0..<2 { try await line.enter(Self.request()) { _ in } }
        let first = try #require(await line.claim())
        var claims = first
        while claims.count < 2 { claims += try #require(await line.claim()) }
        line.settle(claims[1].ticket, .success(.rebuild(without: [])))
        line.settle(claims[0].ticket, .success(.rebuild(without: [])))
        #expect(await line.takeGroup()?.count == 2)
        #expect(line.count == 0)
    }

    @Test("what is ready waits for what isn't no longer than the bound", .timeLimit(.minutes(1)))
    func wait() async throws {
        var bounds = IntakeBounds()
        bounds.wait = .milliseconds(5)
        let line = IntakeLine(bounds)
        for _ in 0..<2 { try await line.enter(Self.request()) { _ in } }
        var claims: [IntakeClaim] = []
        while claims.count < 2 { claims += try #require(await line.claim()) }
        async let group = line.takeGroup()
        line.settle(claims[0].ticket, .success(.rebuild(without: [])))
        // The second is never settled.
        #expect(await group?.count == 1)
    }

    @Test("a refusal is answered at once, and costs its place alone")
    func refusal() async throws {
        let line = IntakeLine(IntakeBounds())
        let slot = ReplySlot()
        try await line.enter(Self.request(), reply: slot.fill)
        let claims = try #require(await line.claim())
        line.settle(claims[0].ticket, .failure(RPCError(.invalidArgument, "no")))
        await #expect(throws: RPCError.self) { try await slot.answer() }
        #expect(await line.takeGroup()?.isEmpty == true)
    }

    @Test("entering a full line waits until there is room")
    func backPressure() async throws {
        var bounds = IntakeBounds()
        bounds.requests = 1
        let line = IntakeLine(bounds)
        try await line.enter(Self.request()) { _ in }
        let second = Task { try await line.enter(Self.request()) { _ in } }
        let claims = try #require(await line.claim())
        #expect(line.count == 1)
        line.settle(claims[0].ticket, .success(.rebuild(without: [])))
        #expect(await line.takeGroup()?.count == 1)
        try await second.value
        #expect(line.count == 1)
    }

    @Test("what is said of an article takes room as its content does")
    func titleBytes() {
        var article = WireArticle()
        article.title = String(repeating: "a", count: 10_000)
        #expect(PipelineRequest.submit(article).cost > 10_000)
    }

    @Test("one that is canceled while it waits to enter gives up its turn, and holds up nobody")
    func cancellation() async throws {
        var bounds = IntakeBounds()
        bounds.requests = 1
        let line = IntakeLine(bounds)
        try await line.enter(Self.request()) { _ in }
        let waiting = Task { try await line.enter(Self.request()) { _ in Issue.record("it never was in") } }
        waiting.cancel()
        let error = await #expect(throws: RPCError.self) { try await waiting.value }
        #expect(error?.code == .canceled)
        line.close()
        let claims = try #require(await line.claim())
        line.settle(claims[0].ticket, .success(.rebuild(without: [])))
        #expect(await line.takeGroup()?.count == 1)
        #expect(await line.takeGroup() == nil)
        #expect(await line.claim() == nil)
    }

    @Test("a closed line works off what it holds, and takes nothing more")
    func close() async throws {
        let line = IntakeLine(IntakeBounds())
        try await line.enter(Self.request()) { _ in }
        line.close()
        await #expect(throws: RPCError.self) { try await line.enter(Self.request()) { _ in } }
        let claims = try #require(await line.claim())
        #expect(await line.claim() == nil)
        line.settle(claims[0].ticket, .success(.rebuild(without: [])))
        #expect(await line.takeGroup()?.count == 1)
        #expect(await line.takeGroup() == nil)
    }

    @Test("a group doesn't wait for a large article")
    func largeArticles() async throws {
        var bounds = IntakeBounds()
        bounds.wait = .seconds(60)
        let line = IntakeLine(bounds)
        try await line.enter(Self.request()) { _ in }
        try await line.enter(Self.request(200_000)) { _ in }
        let small = try #require(await line.claim())
        let large = try #require(await line.claim())
        #expect(small.count == 1 && large.count == 1)
        line.settle(small[0].ticket, .success(.rebuild(without: [])))
        #expect(await line.takeGroup()?.count == 1)
    }
}
