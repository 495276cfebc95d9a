// WrittenDate: dates as people write them, in the languages of the table `months`: "21 November 2026
// 06:25", "Nov. 21, 2026", "21.11.2026", "2026年11月21日".

internal import CNewsTables
internal import FoundationEssentials

/// Finds a date in a line of text.
struct WrittenDate {
    private static let months: [String: Int] = {
        var months: [String: Int] = [:]
        for row in news_table_months.rows {
            guard let number = row.first.flatMap({ Int($0) }) else { continue }
            for name in row.dropFirst() {
                let key = words(of: tokens(of: String(name))).joined(separator: " ")
                months[key, default: number] = months[key] ?? number
            }
        }
        return months
    }()

    private static func words(of tokens: some Sequence<Token>) -> [String] {
        tokens.compactMap { if case .word(let word) = $0 { word } else { nil } }
    }

    private enum Token: Equatable {
        case number(Int, digits: Int)
        case word(String)
        case mark(Unicode.Scalar)

        var isMark: Bool { if case .mark = self { true } else { false } }
    }

    /// The first date in the text, with its time of day if one follows it. Costs one pass.
    static func first(in text: String, monthFirst: Bool) -> CivilTime? {
        // Without a digit of any script there is none.
        guard text.utf8.contains(where: { $0 >= 0x80 || (0x30...0x39).contains($0) }) else { return nil }
        let tokens = Self.joined(Self.tokens(of: String(text.unicodeScalars.prefix(400))))
        for index in tokens.indices {
            guard var civil = date(tokens, at: index, monthFirst: monthFirst), civil.date != nil else {
                continue
            }
            addTime(to: &civil, from: tokens, after: index)
            return civil
        }
        return nil
    }

    private static func date(_ tokens: [Token], at index: Int, monthFirst: Bool) -> CivilTime? {
        let (numbers, end) = row(tokens, from: index)
        guard end > index else { return nil }
        switch numbers {
        // 2026-11-21, 2026年11月21日
        case let (.number(year, 4), .number(month, _), .number(day, _)):
            return civil(year, month, day)
        // 21.11.2026, 11/21/2026
        // Between points the day is always first.
        case let (.number(first, 1...2), .number(second, 1...2), .number(year, 4)):
            return monthFirst && first <= 12 && tokens[index + 1] != .mark(".") || second > 12
                ? civil(year, first, second) : civil(year, second, first)
        case let (.number(day, 1...2), .word(name), .number(year, 4)):
            return month(name).flatMap { civil(year, $0, day) }
        case let (.word(name), .number(day, 1...2), .number(year, 4)):
            return month(name).flatMap { civil(year, $0, day) }
        // 2026. november 21., 2026. gada 21. novembris
        case let (.number(year, 4), .word(name), .number(day, 1...2)),
            let (.number(year, 4), .number(day, 1...2), .word(name)):
            return month(name).flatMap { civil(year, $0, day) }
        default: return nil
        }
    }

    /// Three numbers or names, with what stands between them skipped.
    private static func row(_ tokens: [Token], from index: Int) -> ((Token, Token, Token), Int) {
        let none = ((Token.mark(" "), Token.mark(" "), Token.mark(" ")), index)
        var found: [Token] = []
        var next = index
        while next < tokens.count, found.count < 3, next - index < 12 {
            switch tokens[next] {
            // What goes on with a colon is a time of day.
            case .mark(":") where !found.isEmpty: return none
            case .mark: break
            case .word(let word):
                if let month = months[word] {
                    // "نيسان / أبريل": a month under two names.
                    if case .word(let last)? = found.last, months[last] == month { break }
                    found.append(tokens[next])
                } else if found.isEmpty || !fillers.contains(word) {
                    return none
                }
            case .number: found.append(tokens[next])
            }
            next += 1
        }
        guard found.count == 3 else { return none }
        return ((found[0], found[1], found[2]), next)
    }

    /// Words between a day, a month and a year.
    private static let fillers: Set = [
        "de", "del", "of", "th", "st", "nd", "rd", "er", "年", "月", "日", "년", "월", "일", "tháng", "năm", "d",
        "da", "a", "m", "gada", "жылғы", "ko", "г", "року",
    ]

    static func isMonth(_ word: some StringProtocol) -> Bool { months[word.lowercased()] != nil }

    private static func month(_ name: String) -> Int? { months[name] }

    private static func civil(_ year: Int, _ month: Int, _ day: Int) -> CivilTime? {
        var civil = CivilTime()
        // The Buddhist era of Thai pages runs 543 years ahead.
        civil.year = year > 2450 && year < 2650 ? year - 543 : year
        civil.month = month
        civil.day = day
        return (1900...2100).contains(civil.year) && civil.date != nil ? civil : nil
    }

    /// The first "hh:mm" or "hh.mm" near by, with "pm" and a zone.
    private static func addTime(to civil: inout CivilTime, from tokens: [Token], after index: Int) {
        let (_, end) = row(tokens, from: index)
        var words = 0
        for next in index..<min(index + 16, tokens.count) {
            if next >= end, case .word = tokens[next] { words += 1 }
            guard next + 2 < tokens.count, case .number(let hour, 1...2) = tokens[next],
                case .number(let minute, 2) = tokens[next + 2], hour < 24, minute < 60,
                tokens[next + 1] == .mark(":") || next >= end && words <= 2 && isPointed(tokens, at: next)
            else { continue }
            civil.hour = hour
            civil.minute = minute
            var rest = tokens[(next + 3)...]
            if rest.first == .mark(":"), case .number? = rest.dropFirst().first { rest = rest.dropFirst(2) }
            switch half(rest) {
            case .afternoon: if hour < 12 { civil.hour = hour + 12 }
            case .morning: if hour == 12 { civil.hour = 0 }
            case nil: break
            }
            for case .word(let word) in rest.prefix(6) {
                if let offset = ZoneNames.offset(of: word) { civil.offset = offset }
            }
            return
        }
    }

    /// Whether a number, a point and a number are a time. Dates, prices, shares and lengths are written so,
    /// too: nothing follows a time, or a word beside it says what it is.
    private static func isPointed(_ tokens: [Token], at index: Int) -> Bool {
        guard tokens[index + 1] == .mark("."), index == 0 || !isSum(tokens[index - 1]) else { return false }
        let rest = tokens[(index + 3)...]
        guard let next = rest.first else { return true }
        if next == .mark("."), case .number? = rest.dropFirst().first { return false }
        if isSum(next) { return false }
        // "kl. 14.30", "ore: 18.05"
        let before = tokens[..<index].last { $0 != .mark(".") && $0 != .mark(":") }
        if case .word(let word)? = before, timeWords.contains(word) { return true }
        // "22.11." is a day.
        guard next != .mark(".") else { return false }
        if half(rest) != nil { return true }
        guard case .word(let word)? = rest.first(where: { !$0.isMark }) else { return false }
        return hourWords.contains(word) || ZoneNames.offset(of: word) != nil
    }

    /// Words before a time of day.
    private static let timeWords: Set = [
        "kl", "klo", "kello", "klokken", "klockan", "kell", "ore", "ora", "orele", "hora", "um", "at", "om",
        "alle", "dalle", "à", "a", "as", "às", "las", "la", "ob", "o", "u", "v", "в", "о", "godz", "plkst",
        "saat", "pukul", "jam",
    ]
    /// Words behind one.
    private static let hourWords: Set = ["uhr", "uur", "h", "hs", "hrs"]

    private static func isSum(_ token: Token) -> Bool {
        guard case .mark(let scalar) = token else { return false }
        return scalar == "%" || scalar.properties.generalCategory == .currencySymbol
    }

    private enum Half { case morning, afternoon }

    /// The half of the day that the tokens behind a time tell.
    private static func half(_ rest: ArraySlice<Token>) -> Half? {
        // Letters only right after it: "alle 12:30 a cura di", "9:15 by P. Rossi".
        if rest.dropFirst().prefix(2).elementsEqual([.mark("."), .word("m")]) {
            if rest.first == .word("a") { return .morning }
            if rest.first == .word("p") { return .afternoon }
        }
        // Whole words behind marks, too: "3:45 (PM)", "9:15 | pm".
        switch rest.first(where: { !$0.isMark }) {
        case .word("am"): return .morning
        case .word("pm"): return .afternoon
        default: return nil
        }
    }

    /// With the months' names of two words as one: "ม.ค.", "كانون الثاني".
    private static func joined(_ tokens: [Token]) -> [Token] {
        var result: [Token] = []
        var index = 0
        while index < tokens.count {
            if case .word(let first) = tokens[index] {
                let next = index + 1 < tokens.count && tokens[index + 1] == .mark(".") ? index + 2 : index + 1
                if next < tokens.count, case .word(let second) = tokens[next],
                    months[first + " " + second] != nil
                {
                    result.append(.word(first + " " + second))
                    index = next + 1
                    continue
                }
            }
            result.append(tokens[index])
            index += 1
        }
        return result
    }

    private static func tokens(of text: String) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        var number: (value: Int, digits: Int)?
        func settle() {
            if let settled = number { tokens.append(.number(settled.value, digits: settled.digits)) }
            if !word.isEmpty { tokens.append(.word(word)) }
            number = nil
            word = ""
        }
        for scalar in text.lowercased().unicodeScalars {
            // Most are ASCII, of which asking Unicode is slow.
            switch UInt8(exactly: scalar.value) {
            case let letter? where (0x61...0x7A).contains(letter):
                if number != nil { settle() }
                word.unicodeScalars.append(scalar)
                continue
            case 0x20:
                settle()
                continue
            default: break
            }
            if let digit = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
                if !word.isEmpty { settle() }
                let before = number ?? (0, 0)
                number = (
                    before.digits < 9 ? before.value * 10 + Int(digit) : before.value, before.digits + 1
                )
            } else if scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
                || scalar.properties.generalCategory == .spacingMark
            {
                if number != nil { settle() }
                word.unicodeScalars.append(scalar)
            } else {
                settle()
                if !scalar.properties.isWhitespace { tokens.append(.mark(scalar)) }
            }
        }
        settle()
        return tokens
    }
}
