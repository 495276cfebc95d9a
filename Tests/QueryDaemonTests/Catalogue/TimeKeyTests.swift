internal import Testing

@testable internal import QueryDaemon

struct TimeKeyTests {
    @Test("keys order things of a kind by time, and kinds apart")
    func order() {
        let early = TimeKey(.record, seconds: -3_000_000_000, tie: 5)
        let late = TimeKey(.record, seconds: 1_772_323_200, tie: 1)
        #expect(early < late)
        #expect(TimeKey(.document, seconds: .max, tie: .max) < TimeKey(.record, seconds: .min, tie: 0))
        #expect(TimeKey.range(.record).contains(early.rawValue))
        #expect(!TimeKey.range(.quote).contains(late.rawValue))
    }

    @Test("a range holds both of its ends, and a key its second")
    func ranges() {
        let key = TimeKey(.quote, seconds: 1000, tie: .max)
        #expect(key.seconds == 1000)
        #expect(TimeKey.range(.quote, since: 1000, until: 1000).contains(key.rawValue))
        #expect(!TimeKey.range(.quote, since: 1001).contains(key.rawValue))
        #expect(!TimeKey.range(.quote, until: 999).contains(key.rawValue))
        #expect(key.next.seconds == 1001)
    }
}
