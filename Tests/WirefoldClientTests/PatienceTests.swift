// How long a caller bears with a daemon that is away.

internal import Testing
internal import WirefoldTesting

@testable internal import WirefoldClient

@Suite struct PatienceTests {
    private static let away = WirefoldError(code: .unavailable, message: "The daemon is away.")

    @Test("waits for what is unavailable, until nothing got through for as long as its limit")
    func limit() async throws {
        let patience = Patience(limit: .milliseconds(200))
        let start = ContinuousClock.now
        try await patience.wait(after: Self.away)
        await #expect(throws: WirefoldError.self) { while true { try await patience.wait(after: Self.away) } }
        #expect(ContinuousClock.now - start >= .milliseconds(200))
        await #expect(throws: WirefoldError.self) { try await patience.wait(after: Self.away) }
        patience.renew()
        try await patience.wait(after: Self.away)
    }

    @Test("while a connection holds it doesn't count, and one that held for as long as the limit renews it")
    func held() async throws {
        let patience = Patience(limit: .milliseconds(200))
        let start = ContinuousClock.now
        try await patience.wait(after: Self.away)
        patience.held(for: .milliseconds(150))
        await #expect(throws: WirefoldError.self) { while true { try await patience.wait(after: Self.away) } }
        #expect(ContinuousClock.now - start >= .milliseconds(350))
        patience.held(for: .milliseconds(200))
        try await patience.wait(after: Self.away)
    }

    @Test("a quiet connection outlives any number of restarts that are far enough apart")
    func restarts() async throws {
        let limit = Duration.milliseconds(20)
        try await withServer(of: .query()) { listening in
            var attempts = 0
            try await QueryClient.steadily(socket: listening.path, patience: Patience(limit: limit)) { _ in
                attempts += 1
                let start = ContinuousClock.now
                try await until("it held for long") { ContinuousClock.now - start >= limit * 2 }
                if attempts < 4 { throw Self.away }
            }
            #expect(attempts == 4)
        }
    }

    @Test("one that always breaks at once is given up")
    func breaking() async throws {
        try await withServer(of: .query()) { listening in
            await #expect(throws: WirefoldError.self) {
                try await QueryClient.steadily(
                    socket: listening.path, patience: Patience(limit: .milliseconds(200))
                ) { _ -> Void in throw Self.away }
            }
        }
    }

    @Test(
        "doesn't wait where that mends nothing",
        arguments: [WirefoldError.Code.permissionDenied, .invalidArgument])
    func other(code: WirefoldError.Code) async {
        let error = await #expect(throws: WirefoldError.self) {
            try await Patience().wait(after: WirefoldError(code: code, message: ""))
        }
        #expect(error?.code == code)
    }
}
