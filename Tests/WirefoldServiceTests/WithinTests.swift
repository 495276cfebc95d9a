// What may take so long and no longer.

internal import Testing
internal import WirefoldService

@Suite(.timeLimit(.minutes(2)))
struct WithinTests {
    private struct Late: Error {}

    @Test("what is done in time gives its value, or its error")
    func inTime() async throws {
        #expect(try await within(.seconds(3600), else: Late()) { () async throws(Late) in 7 } == 7)
        await #expect(throws: CancellationError.self) {
            try await within(.seconds(3600), else: Late() as any Error) { throw CancellationError() }
        }
    }

    @Test("what isn't is canceled, and has ended when that is said")
    func late() async {
        await #expect(throws: Late.self) {
            try await within(.milliseconds(1), else: Late()) { () async throws(Late) in
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }
}
