// Whoever waits for the catalogue to get further is woken, or told that it never will.

internal import Testing
internal import WirefoldProtocol
internal import WirefoldTesting

@testable internal import QueryDaemon

@Suite(.timeLimit(.minutes(2)))
struct AppliedSignalTests {
    /// What waiting ends with, once it has begun.
    private func outcome(
        past sequence: UInt64, isTail: Bool = true, _ signal: AppliedSignal,
        _ body: @Sendable @escaping () -> Void
    ) async throws -> Result<UInt64, RPCError> {
        async let reached = signal.wait(past: sequence, isTail: isTail)
        try await until("it waits") { signal.waiterCount == 1 }
        body()
        do {
            return .success(try await reached)
        } catch let error as RPCError {
            return .failure(error)
        }
    }

    @Test("a tail doesn't wait on in another, shorter log: it would miss what that begins with")
    func shorterLog() async throws {
        let signal = AppliedSignal(applied: 1000)
        let outcome = try await outcome(past: 1000, signal) {
            signal.restart()
            signal.publish(100, head: 300)
            // It would have been told of these.
            signal.publish(1001, head: 1001)
        }
        guard case .failure(let error) = outcome else { return #expect(Bool(false), "\(outcome)") }
        #expect(error.code == .outOfRange)
        #expect(error.field == "after")
    }

    @Test("a number from the ledger that the catalogue doesn't have yet is waited for, restarted or not")
    func ahead() async throws {
        let signal = AppliedSignal(applied: 1000)
        let outcome = try await outcome(past: 1002, signal) {
            signal.heard(head: 1003, after: signal.lastWaiter)
            signal.restart()
            signal.publish(1001, head: 1001)
            signal.publish(1003, head: 1003)
        }
        #expect(try outcome.get() == 1003)
    }

    @Test("that a log ends before a number is believed where the ledger was asked while the tail waited")
    func asked() async throws {
        let signal = AppliedSignal(applied: 5)
        let before = signal.lastWaiter
        let outcome = try await outcome(past: 9, signal) {
            signal.heard(head: 8, after: before)
            #expect(signal.waiterCount == 1)
            signal.heard(head: 8, after: signal.lastWaiter)
        }
        #expect(throws: RPCError.self) { try outcome.get() }
    }

    @Test("an audit waits until the catalogue is there, whatever the log was")
    func audit() async throws {
        let signal = AppliedSignal(applied: 10)
        let outcome = try await outcome(past: 10, isTail: false, signal) {
            signal.restart()
            signal.publish(3, head: 3)
            signal.heard(head: 3, after: signal.lastWaiter)
            signal.publish(11, head: 11)
        }
        #expect(try outcome.get() == 11)
    }
}
