// How long a caller bears with a daemon that is away.

internal import Testing
internal import WirefoldClient

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
