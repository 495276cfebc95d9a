// PlacedMarks: looks up the numbers, names and calendar words of a sentence in its partner.

/// Compares the marks of matched sentences, one pair of sentences at a time.
struct PlacedMarks {
    private(set) var numbers = Agreement()
    private(set) var names = Agreement()
    private(set) var calendar = Agreement()

    private enum Kind { case number, name, calendar }

    private let text: Profile
    private let other: Profile
    private let ranks: [UInt32]
    private let otherPlaces: ProfilePlaces
    /// Places of calendar words among the distinct words of both.
    private let textCalendar: [UInt32]
    private let otherCalendar: [UInt32]
    /// For each distinct word of `text` its place in `other`, or -1.
    private let map: [Int32]

    init(_ text: Profile, in other: Profile, map: [Int32]) {
        self.text = text
        self.other = other
        ranks = text.places.ranks
        otherPlaces = other.places
        self.map = map
        textCalendar = text.places.calendar
        otherCalendar = other.places.calendar
    }

    /// Counts the marks among some tokens of the text, which are a sentence, against its partner's.
    mutating func compare(_ sentence: Range<Int>, partner: Int) {
        let start = Int(other.sentenceStarts[partner])
        let end = Int(other.sentenceStarts[partner + 1])
        compare(.number, sentence, start..<end, partner, &numbers)
        compare(.name, sentence, start..<end, partner, &names)
        if !textCalendar.isEmpty, !otherCalendar.isEmpty {
            compare(.calendar, sentence, start..<end, partner, &calendar)
        }
    }

    private func compare(
        _ kind: Kind, _ sentence: Range<Int>, _ partnerTokens: Range<Int>, _ partner: Int,
        _ agreement: inout Agreement
    ) {
        var missing = 0
        var inPartner = 0
        for position in sentence where PlacedMarks.isMark(position, kind, in: text, textCalendar) {
            let distance = distance(of: ranks[position], from: partner)
            if distance <= 1 { agreement.found += 1 } else { missing += 1 }
            if distance == 0 { inPartner += 1 }
        }
        guard missing > 0 else { return }
        agreement.missing += missing
        let rivals =
            partnerTokens.count {
                PlacedMarks.isMark($0, kind, in: other, otherCalendar)
            } - inPartner
        agreement.conflicting += min(missing, max(0, rivals))
    }

    @inline(__always)
    private static func isMark(
        _ position: Int, _ kind: Kind, in text: Profile, _ calendar: [UInt32]
    ) -> Bool {
        switch kind {
        case .number: text.tokens.flags[position].contains(.number)
        case .name: text.tokens.flags[position].contains(.capital)
        case .calendar: calendar.contains(text.places.ranks[position])
        }
    }

    /// How many sentences off the partner a word of the text stands in the other; large where it
    /// doesn't.
    private func distance(of rank: UInt32, from partner: Int) -> Int {
        let word = Int(map[Int(rank)])
        guard word >= 0 else { return .max }
        let all = Int(otherPlaces.starts[word])..<Int(otherPlaces.starts[word + 1])
        let next = otherPlaces.places.firstPlace(in: all, atLeast: other.sentenceStarts[partner])
        // Places ascend: the nearest is the first from the partner on, or the last before it.
        return (max(all.lowerBound, next - 1)...min(next, all.upperBound - 1)).reduce(Int.max) {
            min($0, abs(Int(otherPlaces.sentences[$1]) - partner))
        }
    }
}
