// ZoneNames: the English names of months, weekdays and time zones that RFC 2822 dates use.

enum ZoneNames {
    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
    private static let weekdays: Set = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    /// Hours from UTC (RFC 2822 §4.3, and the European zones that feeds use).
    private static let zones: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7,
        "mdt": -6, "pst": -8, "pdt": -7, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "msk": 3,
    ]

    /// 1 … 12 for a month's name or its first letters, three or more, in lower case.
    static func month(of word: String) -> Int? {
        guard word.utf8.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
    }

    static func isWeekday(_ word: String) -> Bool { weekdays.contains(String(word.prefix(3))) }

    /// Seconds from UTC.
    static func offset(of zone: String) -> Int? { zones[zone].map { $0 * 3600 } }
}
