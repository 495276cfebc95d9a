// TelegramDate: the dates that end messages. Without a zone they are taken as UTC.

internal import FoundationEssentials

enum TelegramDate {
    /// `211259 Nov 18`, `211259Z NOV 2018`, `211259 GMT Nov 18`: day, hour, minute; month; year.
    static func date7901(_ line: String) -> Date? {
        var fields = line.uppercased().split { $0 == " " }.map(String.init)
        guard fields.count >= 3, fields.count <= 4 else { return nil }
        var zone = "UTC"
        if fields[0].hasSuffix("Z") { fields[0].removeLast() }
        if fields.count == 4 { zone = fields.remove(at: 1) }
        guard fields[0].isDigits, fields[0].utf8.count == 6, fields[1].isLetters, fields[2].isDigits else {
            return nil
        }
        let digits = Array(fields[0])
        let year = fields[2].count == 2 ? "20" + fields[2] : fields[2]
        return DateReader.date(
            from:
                "\(String(digits[0..<2])) \(fields[1]) \(year) \(String(digits[2..<4])):\(String(digits[4..<6])) \(zone)"
        )
    }

    /// `AP-WF-02-20-16 0337GMT`: month, day, year; hour and minute; zone.
    static func date1312(_ line: String) -> Date? {
        let fields = line.filter { $0 != "<" }.trimmed.split(separator: " ").map(String.init)
        guard fields.count == 2, let clock = fields.last, clock.utf8.count >= 7 else { return nil }
        let parts = fields[0].split(separator: "-").map(String.init)
        let day = parts.suffix(3)
        guard parts.count >= 4, day.allSatisfy({ $0.isDigits && $0.utf8.count == 2 }), parts[0].isLetters,
            String(clock.prefix(4)).isDigits, let year = day.last
        else { return nil }
        let date = day.dropLast().joined(separator: "-")
        let time = "\(clock.prefix(2)):\(clock.dropFirst(2).prefix(2)) \(clock.dropFirst(4))"
        return DateReader.date(from: "20\(year)-\(date) \(time)")
    }
}
