// PageZone: the zone that a page keeps its times in, found by comparing its statements of one instant.

/// Takes what a page says of the time of its article, and finds the local time of a time in UTC.
struct PageZone {
    private let time: CivilTime
    private let modified: CivilTime?
    /// The time as the page's own zone has it; nil while nothing tells that zone.
    private(set) var local: CivilTime?
    /// True where only the day was told: the offset is then the smallest that gives this day.
    private var isOnlyDay = false
    /// True once the page showed the day in UTC: another that it shows is that of something else.
    private var isDayShown = false

    /// - Parameter time: in UTC, or without a zone.
    init(_ time: CivilTime, modified: CivilTime?) {
        self.time = time
        self.modified = modified
    }

    /// Takes another statement, or a date that can be read on the page.
    mutating func add(_ other: CivilTime) {
        guard local == nil || isOnlyDay else { return }
        if let offset = other.offset, offset != 0 {
            // A time without a zone is in UTC, unless it is the other's own clock.
            if abs(other.seconds - time.seconds - Double(offset)) < 60 {
                set(offset: offset)
            } else if time.offset == nil, abs(other.seconds - time.seconds) < 60 {
                set(time.at(offset: offset))
            }
        } else if other.hasTime {
            addClock(other)
        } else {
            addDay(other)
        }
    }

    /// Seconds from UTC, either way: Kiribati is 14 hours ahead, Baker Island 12 behind.
    private static let widest = 14.0 * 3600

    /// The same minute and second at another hour is the same instant on another clock; the one without
    /// a zone is the local one.
    private mutating func addClock(_ other: CivilTime) {
        guard time.offset != other.offset else { return }
        let difference = other.seconds - time.seconds
        let step = (difference / 1800).rounded() * 1800
        let areSecondsKnown = time.second != 0 && other.second != 0
        guard step != 0, abs(difference - step) < (areSecondsKnown ? 1 : 60), abs(step) <= Self.widest
        else { return }
        if time.offset == nil {
            set(time.at(offset: -Int(step)))
        } else {
            set(offset: Int(step))
        }
    }

    private mutating func set(_ time: CivilTime?) {
        local = time
        isOnlyDay = false
    }

    private mutating func set(offset: Int) { set(shifted(by: offset)) }

    /// The time, which is in UTC, on the clock of another zone.
    private func shifted(by offset: Int) -> CivilTime? {
        var local = CivilTime(secondsSince1970: time.seconds + Double(offset))?.at(offset: offset)
        local?.second = time.second
        return local
    }

    /// A day before or after the one in UTC, which the clock allows.
    private mutating func addDay(_ shown: CivilTime) {
        guard time.offset == 0, !isDayShown else { return }
        let hour = time.hour
        let offset: Int
        switch (shown.seconds / 86400).rounded(.down) - (time.seconds / 86400).rounded(.down) {
        case 0:
            isDayShown = true
            return set(nil)
        case -1 where hour < 12: offset = -(hour + 1) * 3600
        // The day after may also be that of a change.
        case 1 where hour >= 10 && modified?.isSameDay(as: shown) != true: offset = (24 - hour) * 3600
        default: return
        }
        guard local == nil else { return }
        local = shifted(by: offset)
        isOnlyDay = local != nil
    }
}
