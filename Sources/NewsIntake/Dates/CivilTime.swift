// CivilTime: a date and time of day as written, and the point in time that it names.

internal import FoundationEssentials

/// A date and a time of day in the Gregorian calendar, with its offset from UTC in seconds.
struct CivilTime {
    var year = 1970
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0.0
    /// Nil when none was written.
    var offset: Int?

    /// The point in time, or nil when there is no such day or time. A leap second counts as the
    /// second after it.
    var date: Date? {
        guard (1...9999).contains(year), (1...12).contains(month), (1...daysInMonth).contains(day),
            (0...24).contains(hour), (0...59).contains(minute), second < 61,
            hour < 24 || (minute == 0 && second == 0)
        else { return nil }
        let seconds = Double(daysSince1970 * 86400 + hour * 3600 + minute * 60 - (offset ?? 0)) + second
        return Date(timeIntervalSince1970: seconds)
    }

    /// Whether it is more than a day; midnight isn't told from none.
    var hasTime: Bool { hour != 0 || minute != 0 || second != 0 }

    /// Seconds since 1970 of the clock, whatever the zone.
    var seconds: Double { Double(daysSince1970 * 86400 + hour * 3600 + minute * 60) + second }

    /// The same day and clock in the zone with that offset, in seconds.
    func at(offset: Int) -> CivilTime {
        var civil = self
        civil.offset = offset
        return civil
    }

    func isSameDay(as other: CivilTime) -> Bool {
        year == other.year && month == other.month && day == other.day
    }

    private var isLeap: Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    private var daysInMonth: Int {
        switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
    private var daysSince1970: Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}

extension CivilTime {
    /// A time of day in UTC (the inverse of `daysSince1970`, from the same source).
    init?(secondsSince1970 seconds: Double) {
        guard seconds.isFinite, abs(seconds) < 1e11 else { return nil }
        let whole = Int(seconds.rounded(.down))
        let days = whole >= 0 ? whole / 86400 : (whole - 86399) / 86400
        let rest = whole - days * 86400
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = rest / 3600
        minute = rest / 60 % 60
        second = Double(rest % 60)
        offset = 0
    }
}
