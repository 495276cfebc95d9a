// Dateline: where and when a story was filed, and the agency, as written before its first
// sentence: "GENEVA, Sept 1 (Reuters) - ".

/// A dateline read from the start of a paragraph.
struct Dateline {
    /// The place and date as written, without the agency; empty when only the agency stood there.
    let place: Range<Int>
    let credit: String?
    /// Where the first sentence starts.
    let end: Int

    /// How far into a paragraph a dateline may reach, in scalars.
    private static let reach = 110

    /// Reads a dateline at the start of `range`, or nil when the story begins at once.
    init?(_ scalars: [UInt32], in range: Range<Int>) {
        let limit = min(range.upperBound, range.lowerBound + Self.reach)
        var index = range.lowerBound
        var placeEnd: Int?
        var agency: String?
        while index < limit {
            let scalar = scalars[index]
            if Self.isPlain(scalar) {
                index += 1
            } else if scalar == 0x28
                || scalar == 0x2F && (index == range.lowerBound || Letters.isSpace(scalars[index - 1]))
            {
                // An agency in brackets, or between slashes.
                guard let end = scalars[index + 1..<limit].firstIndex(of: scalar == 0x28 ? 0x29 : 0x2F) else {
                    return nil
                }
                let words = LineTokens(scalars, in: index + 1..<end)
                if let found = ClutterRules.shared.agencies.only(
                    in: words, others: ClutterRules.shared.timeWords)
                {
                    agency = found
                    placeEnd = placeEnd ?? index
                }
                index = end + 1
            } else if let after = Self.dash(
                scalars, at: index, limit: range.upperBound, hasAgency: agency != nil)
            {
                let words = PlaceName(scalars, range.lowerBound..<(placeEnd ?? index))
                guard words.isPlausible, agency != nil || words.isInCapitals,
                    Self.opensSentence(scalars, after..<range.upperBound)
                else { return nil }
                place = words.range
                credit = agency
                end = after
                return
            } else if Self.endsDateline(scalar) {
                return nil
            } else {
                index += 1
            }
        }
        return nil
    }

    /// Letters of ASCII, space, comma and full stop, which every dateline may hold.
    private static func isPlain(_ scalar: UInt32) -> Bool {
        (0x61...0x7A).contains(scalar | 0x20) || scalar == 0x20 || scalar == 0x2C || scalar == 0x2E
    }

    /// Marks that no dateline holds: a sentence has begun.
    private static func endsDateline(_ scalar: UInt32) -> Bool {
        scalar == 0x3F || scalar == 0x21 || scalar == 0x3B
            || Letters.isQuote(scalar) && !Letters.isApostrophe(scalar)
    }

    /// Where the text goes on after a dash at `index`; nil when there is none. After an agency a
    /// colon does as well.
    private static func dash(_ scalars: [UInt32], at index: Int, limit: Int, hasAgency: Bool) -> Int? {
        var next = index
        switch scalars[index] {
        case 0x2013, 0x2014, 0x2015, 0x2212: next += 1
        case 0x3A where hasAgency: next += 1
        case 0x2D:
            while next < limit, scalars[next] == 0x2D { next += 1 }
            // One hyphen needs space around it, or it is inside a name; two don't.
            guard
                next - index > 1
                    || isOpen(scalars, before: index) && next < limit && Letters.isSpace(scalars[next])
            else { return nil }
        default: return nil
        }
        while next < limit, Letters.isSpace(scalars[next]) { next += 1 }
        return next < limit ? next : nil
    }

    /// A space, a full stop or a closing bracket before `index`.
    private static func isOpen(_ scalars: [UInt32], before index: Int) -> Bool {
        guard index > 0 else { return false }
        return Letters.isSpace(scalars[index - 1]) || scalars[index - 1] == 0x2E || scalars[index - 1] == 0x29
    }

    /// A capital, a figure, a quotation mark or a bracket, and a few words after it.
    private static func opensSentence(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
        guard let first = scalars[range].first, range.count > 20 else { return false }
        return !Letters.isLowercase(first)
    }
}
