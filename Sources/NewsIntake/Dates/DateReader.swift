// DateReader: the dates that feeds write. ISO 8601 / RFC 3339 in its variants, RFC 2822 with
// the names of zones, and seconds since 1970. A time without a zone is taken as UTC.

package import FoundationEssentials

/// Reads a point in time from text.
package struct DateReader {
    private var bytes: ArraySlice<UInt8>

    private init(_ text: String) { bytes = ArraySlice(text.utf8) }

    /// The point in time that `text` names, or nil when it names none.
    ///
    /// Reads `2026-11-21`, `2026-11-21T06:25:00Z`, `2026-11-21 06:25:00.5+01:00`, `20261121T062500Z`,
    /// `Sat, 21 Nov 2026 06:25:00 +0100`, `21 Nov 2026 06:25 GMT`.
    package static func date(from text: String) -> Date? { civil(from: text)?.date }

    /// The date and time of day that `text` names, with its zone if it has one.
    static func civil(from text: String) -> CivilTime? {
        guard text.utf8.count <= 64 else { return nil }
        var reader = DateReader(text)
        reader.skipSpace()
        let civil = reader.peek.map(isDigit) == true && reader.opensWithYear ? reader.iso() : reader.mail()
        reader.skipSpace()
        guard let civil, reader.bytes.isEmpty else { return nil }
        return civil
    }

    /// Seconds (or, from 10¹¹ on, milliseconds) since 1970.
    package static func date(fromEpoch number: Double) -> Date? {
        guard number.isFinite, abs(number) < 1e15 else { return nil }
        return Date(timeIntervalSince1970: abs(number) < 1e11 ? number : number / 1000)
    }

    /// Four digits first: a year, not a day of a month.
    private var opensWithYear: Bool { bytes.prefix(4).count == 4 && bytes.prefix(4).allSatisfy(Self.isDigit) }

    // MARK: ISO 8601

    private mutating func iso() -> CivilTime? {
        var civil = CivilTime()
        guard let year = number(digits: 4) else { return nil }
        civil.year = year
        let isExtended = take("-")
        guard let month = number(digits: 2), !isExtended || take("-"), let day = number(digits: 2) else {
            return nil
        }
        civil.month = month
        civil.day = day
        guard let separator = peek, separator | 0x20 == UInt8(ascii: "t") || separator == 0x20 else {
            return civil
        }
        bytes.removeFirst()
        skipSpace()
        guard peek != nil else { return civil }
        guard time(into: &civil) else { return nil }
        return zone(into: &civil) ? civil : nil
    }

    /// `hh:mm[:ss[.fraction]]`, or without the colons.
    private mutating func time(into civil: inout CivilTime) -> Bool {
        guard let hour = number(digits: 1...2) else { return false }
        civil.hour = hour
        let hasColon = take(":")
        guard hasColon || peek.map(Self.isDigit) == true else { return false }
        guard let minute = number(digits: 2) else { return false }
        civil.minute = minute
        if hasColon ? take(":") : peek.map(Self.isDigit) == true {
            guard let second = number(digits: hasColon ? 1...2 : 2...2) else { return false }
            civil.second = Double(second)
            if take(".") || take(",") {
                var scale = 0.1
                var digits = 0
                while let digit = peek, Self.isDigit(digit) {
                    civil.second += Double(digit - 0x30) * scale
                    scale /= 10
                    digits += 1
                    bytes.removeFirst()
                }
                guard digits > 0 else { return false }
            }
        }
        return true
    }

    /// `Z`, `+hh[:]mm`, a zone's name, or nothing.
    private mutating func zone(into civil: inout CivilTime) -> Bool {
        skipSpace()
        guard let first = peek else { return true }
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            bytes.removeFirst()
            guard let hours = number(digits: 2) else { return false }
            _ = take(":")
            let minutes = peek == nil ? 0 : number(digits: 2)
            guard let minutes, hours < 24, minutes < 60 else { return false }
            civil.offset = (hours * 60 + minutes) * (first == UInt8(ascii: "-") ? -60 : 60)
            return true
        }
        guard let offset = ZoneNames.offset(of: word()) else { return false }
        civil.offset = offset
        // `GMT+9`: hours from the zone that is named.
        guard let sign = peek, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return true }
        bytes.removeFirst()
        guard let hours = number(digits: 1...2), hours < 24 else { return false }
        civil.offset = offset + hours * 3600 * (sign == UInt8(ascii: "-") ? -1 : 1)
        return true
    }

    // MARK: RFC 2822

    private mutating func mail() -> CivilTime? {
        var civil = CivilTime()
        if peek.map(Self.isLetter) == true {
            guard ZoneNames.isWeekday(word()) else { return nil }
            _ = take(",")
            skipSpace()
        }
        guard let day = number(digits: 1...2) else { return nil }
        civil.day = day
        skipSeparators()
        guard let month = ZoneNames.month(of: word()) else { return nil }
        civil.month = month
        skipSeparators()
        guard let year = number(digits: 2...4) else { return nil }
        // Two digits are of 1970 to 2069 (RFC 822, as POSIX reads it).
        civil.year = year < 70 ? year + 2000 : year < 100 ? year + 1900 : year
        skipSpace()
        guard peek != nil else { return civil }
        guard time(into: &civil) else { return nil }
        return zone(into: &civil) ? civil : nil
    }
}

extension DateReader {
    private var peek: UInt8? { bytes.first }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard bytes.first == UInt8(ascii: character) else { return false }
        bytes.removeFirst()
        return true
    }

    private mutating func skipSpace() { bytes = bytes.drop { $0 == 0x20 || $0 == 0x09 } }
    private mutating func skipSeparators() { bytes = bytes.drop { $0 == 0x20 || $0 == UInt8(ascii: "-") } }

    private mutating func number(digits: Int) -> Int? { number(digits: digits...digits) }

    private mutating func number(digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while count < digits.upperBound, let digit = peek, Self.isDigit(digit) {
            value = value * 10 + Int(digit - 0x30)
            count += 1
            bytes.removeFirst()
        }
        return digits.contains(count) ? value : nil
    }

    /// Letters up to the next that isn't one, in lower case.
    private mutating func word() -> String {
        let letters = bytes.prefix(while: Self.isLetter)
        bytes = bytes.dropFirst(letters.count)
        return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
    }
}
