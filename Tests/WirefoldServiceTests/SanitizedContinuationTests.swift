// Under ThreadSanitizer (Tests/run --sanitize=thread), a continuation that is resumed before its task
// awaits it is no race. Without CThreadSanitizer, linked through WirefoldTesting, these are reported.

internal import Dispatch
internal import Foundation
internal import Testing

@Suite struct SanitizedContinuationTests {
    /// Long enough for another thread to answer, and, unlike waiting for it, no order that the sanitizer sees.
    private static let meanwhile = 0.002

    private final class Answer: Sendable {
        let number: Int
        init(_ number: Int) { self.number = number }
    }

    private struct Refusal: Error {
        let answer: Answer
    }

    @Test("what a thread answers before it is awaited is seen by who awaits it")
    func answered() async {
        let answer = await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: Answer(7)) }
            Thread.sleep(forTimeInterval: Self.meanwhile)
        }
        #expect(answer.number == 7)
    }

    @Test("so is an error, and what an unchecked continuation is given")
    func refused() async throws {
        let refusal = await #expect(throws: Refusal.self) {
            try await withCheckedThrowingContinuation {
                (continuation: CheckedContinuation<Answer, any Error>) in
                DispatchQueue.global().async { continuation.resume(throwing: Refusal(answer: Answer(7))) }
                Thread.sleep(forTimeInterval: Self.meanwhile)
            }
        }
        #expect(refusal?.answer.number == 7)
        let answer = try await withUnsafeThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: Answer(8)) }
            Thread.sleep(forTimeInterval: Self.meanwhile)
        }
        #expect(answer.number == 8)
    }
}
