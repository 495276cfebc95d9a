// A point in time as an argument.

internal import ArgumentParser
internal import FoundationEssentials

/// A date, or a date and time, in ISO 8601; without a zone it is UTC.
struct Moment: ExpressibleByArgument {
    var date: Date

    init?(argument: String) {
        let text = argument.replacing(" ", with: "T")
        let hasTime = text.contains("T")
        let time = text.split(separator: "T", maxSplits: 1).dropFirst().first ?? ""
        let hasZone = time.contains("Z") || time.contains("+") || time.contains("-")
        let full =
            switch (hasTime, hasZone) {
            case (false, _): text + "T00:00:00Z"
            case (true, false): text + (time.filter { $0 == ":" }.count < 2 ? ":00Z" : "Z")
            case (true, true): text
            }
        let style = Date.ISO8601FormatStyle()
        let fractional = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        guard let date = (try? style.parse(full)) ?? (try? fractional.parse(full)) else { return nil }
        self.date = date
    }

    static let help =
        "in ISO 8601, such as 2031-03-04 or 2031-03-04T06:12:00+01:00; UTC where no zone is given"
}
