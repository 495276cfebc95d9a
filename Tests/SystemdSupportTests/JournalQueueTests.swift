// The queue before the journal: in order, never waiting, counting what it drops.

internal import Dispatch
internal import Logging
internal import Synchronization
internal import Testing
@testable internal import SystemdSupport

@Suite struct JournalQueueTests {
    /// Takes what is sent; can be held up.
    final class Collector: Sendable {
        private let entries = Mutex<[[JournalField]]>([])
        private let gate = DispatchSemaphore(value: 0)
        private let isHeld: Bool

        init(held: Bool = false) { isHeld = held }

        func take(_ fields: [JournalField]) -> Bool {
            if isHeld { gate.wait() }
            entries.withLock { $0.append(fields) }
            return true
        }

        func release(_ count: Int) { for _ in 0..<count { gate.signal() } }

        func values(of name: String) -> [String] {
            entries.withLock { $0.compactMap { $0.first { $0.parts.name == name }?.parts.value } }
        }
    }

    @Test("entries keep their order")
    func order() {
        let collector = Collector()
        let queue = JournalQueue(sink: collector.take)
        for number in 0..<100 { queue.send([JournalField("N", "\(number)")]) }
        queue.flush()
        #expect(collector.values(of: "N") == (0..<100).map(String.init))
        #expect(queue.dropped == 0)
    }

    @Test("a journal that hangs costs entries, not time, and the loss is told afterwards")
    func full() {
        let collector = Collector(held: true)
        let queue = JournalQueue(capacity: 10, sink: collector.take)
        let started = ContinuousClock.now
        for _ in 0..<1000 { queue.send([JournalField("N", "1")]) }
        #expect(ContinuousClock.now - started < .seconds(1))
        #expect(queue.dropped >= 989)
        collector.release(2000)
        queue.flush()
        #expect(
            collector.values(of: "MESSAGE").first?.hasSuffix(
                "log messages were dropped: the journal was away or too slow") == true)
    }

    @Test("a logged message has its fields")
    func handler() {
        let collector = Collector()
        let queue = JournalQueue(sink: collector.take)
        let threshold = LogThreshold(.info)
        var logger = Logger(label: "test") {
            JournalLogHandler(label: $0, queue: queue, threshold: threshold)
        }
        logger[metadataKey: "outlet"] = "The Harbour Post"
        logger.debug("not logged")
        logger.error("one\ntwo", metadata: ["record": "r-1", "MESSAGE_ID": "00"])
        threshold.level = .debug
        logger.debug("logged now")
        queue.flush()
        #expect(collector.values(of: "MESSAGE") == ["one\\ntwo", "logged now"])
        #expect(collector.values(of: "PRIORITY") == ["3", "7"])
        #expect(collector.values(of: "WIREFOLD_RECORD") == ["r-1"])
        #expect(collector.values(of: "WIREFOLD_OUTLET").first == "The Harbour Post")
        #expect(collector.values(of: "MESSAGE_ID") == ["00"])
        #expect(collector.values(of: "CODE_FUNC").first == "handler()")
        #expect(collector.values(of: "CODE_FILE").first?.hasSuffix("JournalQueueTests.swift") == true)
        #expect(Int(collector.values(of: "CODE_LINE").first ?? "") != nil)
    }
}
