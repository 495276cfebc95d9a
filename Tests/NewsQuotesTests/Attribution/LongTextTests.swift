// Texts of one endless paragraph, in which each quotation could look through all that stands before it.

internal import Foundation
internal import NewsQuotes
internal import Testing

@Suite("Sources in long texts")
struct LongTextTests {
    /// What a text starts with, and what is repeated.
    private static let shapes = [
        ("", "it it it it it it it it it it “We will go home now and never,” it said. "),
        ("", "“We will go home now,” said the officer. "),
        ("", "“We will go home now,” he to say "),
        ("Police officer Bob Stone left. ", "“We will go home now,” he told the officer. "),
        ("Ann Miller said: “We go home now.” ", "The man left the house. “We will go home now.” "),
        ("Mayor Ann Miller left. ", "“We will go home now,” said the mayor, and Ann Miller left. "),
        ("A ", "man, who said “we will go home now and never”, the "),
    ]

    @Test("four times the text takes about four times as long, not sixteen", arguments: shapes)
    func linear(start: String, repeated: String) {
        func time(_ times: Int) -> Double {
            let text = start + String(repeating: repeated, count: times)
            let began = Self.now()
            #expect(quotations(text).count >= times)
            return Self.now() - began
        }
        _ = time(10)
        let short = time(500)
        let long = time(2000)
        #expect(long < 9 * short, "\(long) s after \(short) s")
    }

    /// Seconds of this thread alone: other tests run beside it.
    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
