// Field names that the journal takes, and values that can't forge.

internal import Testing
@testable internal import SystemdSupport

@Suite struct JournalFieldTests {
    @Test(
        "a metadata key becomes a field of our own",
        arguments: [
            ("record", "WIREFOLD_RECORD"), ("outletName", "WIREFOLD_OUTLET_NAME"),
            ("feed.lag", "WIREFOLD_FEED_LAG"), ("a-b", "WIREFOLD_A_B"), ("MESSAGE_ID", "MESSAGE_ID"),
            ("MESSAGE", "WIREFOLD_MESSAGE"), ("_PID", "WIREFOLD__PID"), ("é", "WIREFOLD___"),
            ("", "WIREFOLD_"),
            ("x=1\nPRIORITY", "WIREFOLD_X_1__PRIORITY"),
        ])
    func name(key: String, expected: String) {
        #expect(JournalField(metadata: key, "v").parts.name == expected)
    }

    @Test("a name starts with a letter", arguments: [("1st", "X1ST"), ("_own", "X_OWN"), ("", "X")])
    func first(name: String, expected: String) {
        #expect(JournalField(name, "v").parts.name == expected)
    }

    @Test("a name has at most 64 bytes")
    func long() {
        #expect(JournalField(metadata: String(repeating: "k", count: 200), "v").parts.name.utf8.count == 64)
    }

    @Test("a value keeps its newlines and equals signs, and is cut at the limit")
    func value() {
        #expect(JournalField("A", "x\nPRIORITY=0").parts.value == "x\nPRIORITY=0")
        #expect(
            JournalField("A", String(repeating: "v", count: 1 << 20)).bytes.count == JournalField.mostBytes
                + 2)
    }
}
