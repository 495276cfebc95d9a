// Lines on stderr: one a message, whatever it holds.

internal import Foundation
internal import Logging
internal import Testing
@testable internal import SystemdSupport

@Suite struct ConsoleLogHandlerTests {
    private func logger(into pipe: Pipe) -> Logger {
        let descriptor = pipe.fileHandleForWriting.fileDescriptor
        return Logger(label: "test") { _ in
            ConsoleLogHandler(threshold: LogThreshold(.info), descriptor: descriptor)
        }
    }

    @Test("a message is one line, and can't forge another")
    func oneLine() throws {
        let pipe = Pipe()
        let logger = logger(into: pipe)
        logger.warning(
            "title\n<0>forged\u{1B}[31m", metadata: ["outlet": "a b\nc", "count": "3", "MESSAGE_ID": "00"])
        try pipe.fileHandleForWriting.close()
        let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        #expect(text.hasSuffix("warning: title\\n<0>forged\\u{1b}[31m count=3 outlet=\"a b\\nc\"\n"))
        #expect(text.utf8.count { $0 == 10 } == 1)
    }

    @Test("where nobody takes the lines they are left out, and nobody waits")
    func fullPipe() throws {
        let pipe = Pipe()
        let logger = logger(into: pipe)
        // More than a pipe holds: a write that waited would never return.
        for number in 0..<2_000 { logger.info("line \(number) \(String(repeating: "x", count: 80))") }
        try pipe.fileHandleForWriting.close()
        let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        #expect(text.contains("line 0 "))
        #expect(!text.contains("line 1999 "))
        #expect(text.hasSuffix("x\n"))
    }

    @Test("line separators and direction overrides are escaped, other text stays")
    func escapes() {
        #expect(LineEscape.escaped("a\u{2028}b\u{202E}c") == "a\\u{2028}b\\u{202e}c")
        #expect(LineEscape.escaped("für 日本 – ok") == "für 日本 – ok")
    }
}
