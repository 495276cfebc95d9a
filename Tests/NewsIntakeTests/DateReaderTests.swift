// Dates as feeds write them.

internal import FoundationEssentials
internal import NewsIntake
internal import Testing

@Suite("Reading a date")
struct DateReaderTests {
    /// 2031-09-14T07:20:00Z.
    static let moment = 1_947_136_800.0

    @Test(
        "takes the forms of ISO 8601, RFC 3339 and RFC 2822",
        arguments: [
            "2031-09-14T07:20:00Z", "2031-09-14t07:20:00z", "2031-09-14 07:20:00", "2031-09-14T07:20Z",
            "2031-09-14T09:20:00+02:00", "2031-09-14T09:20:00+0200", "2031-09-14T09:20:00 +02:00",
            "2031-09-14T02:20:00-05:00", "20310914T072000Z", "2031-09-14T07:20:00.000Z",
            "2031-09-14T07:20:00,0Z",
            "Sun, 14 Sep 2031 07:20:00 GMT", "14 Sep 2031 07:20 +0000", "Sun, 14 September 2031 03:20:00 EDT",
            "14-SEP-2031 07:20:00.00", " 2031-09-14T07:20:00Z ", "Sun,14 Sep 2031 16:20:0 GMT+9",
            "14 Sep 31 07:20:00 UT",
        ])
    func moment(_ text: String) { #expect(DateReader.date(from: text)?.timeIntervalSince1970 == Self.moment) }

    @Test("takes days alone, leap days and the end of a day")
    func days() {
        #expect(DateReader.date(from: "1970-01-01")?.timeIntervalSince1970 == 0)
        #expect(DateReader.date(from: "2000-02-29")?.timeIntervalSince1970 == 951_782_400)
        #expect(DateReader.date(from: "1969-12-31T24:00:00Z")?.timeIntervalSince1970 == 0)
        #expect(DateReader.date(from: "1970-01-01T00:00:00.25Z")?.timeIntervalSince1970 == 0.25)
    }

    @Test(
        "takes nothing else",
        arguments: [
            "", "yesterday", "2031", "2031-13-01", "2031-02-29", "2031-09-14T25:00:00Z",
            "2031-09-14T07:61:00Z",
            "2031-09-14T07:20:00+25:00", "2031-09-14T07:20:00Zulu", "2031-09-14Tnoon", "14 Septober 2031",
            "0000-01-01", "2031-09-14T07:20:00.Z", "Someday, 14 Sep 2031 07:20:00 GMT",
            "99999999999999999999",
        ])
    func refused(_ text: String) { #expect(DateReader.date(from: text) == nil) }

    @Test("takes seconds and milliseconds since 1970")
    func epoch() {
        #expect(DateReader.date(fromEpoch: 10)?.timeIntervalSince1970 == 10)
        #expect(DateReader.date(fromEpoch: 1_947_136_800_000)?.timeIntervalSince1970 == Self.moment)
        #expect(DateReader.date(fromEpoch: .infinity) == nil)
    }
}
