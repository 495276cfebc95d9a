// An audit holds one state of the catalogue only for as long as it is read.

internal import Logging
internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import QueryDaemon

@Suite(.timeLimit(.minutes(2)))
struct AuditorTests {
    @Test("one that nobody reads is let go")
    func unread() async throws {
        let directory = try TemporaryDirectory()
        let catalogue = try await Catalogue.open(directory: directory.path, logger: Logger(label: "test"))
        let auditor = Auditor(
            catalogue: catalogue, signal: AppliedSignal(applied: 0), readerPatience: .milliseconds(20))
        let error = await #expect(throws: RPCError.self) {
            try await auditor.audit(atLeast: 0) { _ async throws(RPCError) in
                // As a writer without credit.
                do { try await Task.sleep(for: .seconds(3600)) } catch { throw .canceled }
            }
        }
        #expect(error?.code == .resourceExhausted)
    }
}
