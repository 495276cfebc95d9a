internal import Foundation
internal import Testing

@testable internal import wirefoldctl

@Suite("A point in time")
struct MomentTests {
    @Test(
        "is read with and without a time and a zone",
        arguments: [
            ("2031-03-04", "2031-03-04T00:00:00Z"), ("2031-03-04T06:12", "2031-03-04T06:12:00Z"),
            ("2031-03-04 06:12:30", "2031-03-04T06:12:30Z"), ("2031-03-04T06:12:30Z", "2031-03-04T06:12:30Z"),
            ("2031-03-04T06:12:30.250Z", "2031-03-04T06:12:30Z"),
            ("2031-03-04T06:12:00+01:00", "2031-03-04T05:12:00Z"),
        ])
    func reads(text: String, expected: String) throws {
        let moment = try #require(Moment(argument: text))
        #expect(moment.date.formatted(.iso8601) == expected)
    }

    @Test("is refused where it is none", arguments: ["", "yesterday", "2031-13-04", "04.03.2031"])
    func refuses(text: String) {
        #expect(Moment(argument: text) == nil)
    }

    @Test("later than another is told in its two largest units")
    func later() {
        let first = Date(timeIntervalSince1970: 1_000_000)
        #expect(first.addingTimeInterval(35 * 60).after(first) == "+35 min")
        #expect(first.addingTimeInterval(130 * 60).after(first) == "+2 h 10 min")
        #expect(first.addingTimeInterval(27 * 3600).after(first) == "+1 d 3 h")
    }
}
