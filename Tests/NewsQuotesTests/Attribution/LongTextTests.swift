// Texts of one endless paragraph, in which each quotation could look through all that stands around it.

internal import Foundation
internal import NewsQuotes
internal import Testing

@Suite("Sources in long texts")
struct LongTextTests {
    /// What a text starts with, what it is filled with on both sides, and its quotations.
    private static let shapes = [
        ("", "it ", "“We will go home now and never,” it said. "),
        ("", "the officer ", "“We will go home now,” said the officer. "),
        ("Police officer Bob Stone left. ", "the officer ", "“We will go home now,” he told the officer. "),
        ("", "the man, who ", "who said “we will go home now and never”, the man "),
    ]

    @Test("many quotations in a long text cost what they cost in a short one", arguments: shapes)
    func timeAddsUp(start: String, filling: String, quoted: String) {
        func time(fillings: Int, quotations count: Int) -> Double {
            (0..<3).map { _ in run(fillings, count) }.min() ?? 0
        }
        func run(_ fillings: Int, _ count: Int) -> Double {
            let filler = String(repeating: filling, count: fillings)
            let text = start + filler + String(repeating: quoted, count: count) + filler
            let began = Self.now()
            #expect(quotations(text).count >= count)
            return Self.now() - began
        }
        _ = time(fillings: 10, quotations: 10)
        let apart =
            time(fillings: 10_000, quotations: 1) + time(fillings: 400, quotations: 200)
        let together = time(fillings: 10_000, quotations: 200)
        // Each quotation that looked through all that stands around it would cost many times as much.
        #expect(together < 4 * apart, "\(together) s, apart \(apart) s")
    }

    /// Seconds of this thread alone: other tests run beside it.
    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
