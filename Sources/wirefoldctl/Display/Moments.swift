// Points in time for people, in UTC: the same words wherever the reader sits.

internal import FoundationEssentials

extension Date {
    /// "2031-03-04 06:12".
    var minute: String {
        let text = formatted(.iso8601)
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5)
    }

    /// "2031-03-04".
    var day: String { String(formatted(.iso8601).prefix(10)) }

    /// How long after another moment, in its two largest units: "+4 min", "+2 h 10 min", "+3 d".
    func after(_ first: Date) -> String {
        let minutes = Int((timeIntervalSince(first) / 60).rounded())
        guard minutes > 0 else { return "+0 min" }
        let (days, hours) = (minutes / 1440, minutes / 60 % 24)
        if days > 0 { return hours > 0 ? "+\(days) d \(hours) h" : "+\(days) d" }
        if hours > 0 { return minutes % 60 > 0 ? "+\(hours) h \(minutes % 60) min" : "+\(hours) h" }
        return "+\(minutes) min"
    }
}

extension Optional<Date> {
    var minute: String { self?.minute ?? "–" }
    var day: String { self?.day ?? "–" }
}

/// How long something will take, roughly: "40 s", "12 min", "3 h 20 min".
func roughly(seconds: Double) -> String {
    guard seconds.isFinite, seconds < 100 * 3600 else { return "days" }
    let seconds = Int(seconds.rounded(.up))
    if seconds < 100 { return "\(seconds) s" }
    if seconds < 100 * 60 { return "\((seconds + 30) / 60) min" }
    return "\(seconds / 3600) h \(seconds / 60 % 60) min"
}

extension BinaryInteger {
    /// "3 copies", "1 copy".
    func counted(_ singular: String, _ plural: String) -> String {
        "\(self) \(self == 1 ? singular : plural)"
    }
}
