// PlacedMarks: looks up the numbers, names and calendar words of a sentence in its partner.

/// What the marks of matched sentences say of two texts.
struct PlacedMarks {
    private(set) var numbers = Agreement()
    private(set) var names = Agreement()
    private(set) var calendar = Agreement()

    /// Compares matched sentences of a text, ascending, with their partners. `map` tells the place of
    /// each of its distinct words in the other, or -1.
    init(_ text: Profile, in other: Profile, map: [Int32], _ pairs: [(sentence: Int, partner: Int)]) {
        let (places, otherPlaces) = (text.places, other.places)
        // Days tell nothing where one of the texts names none.
        let hasCalendar = !places.calendar.isEmpty && !otherPlaces.calendar.isEmpty
        guard !places.marks.isEmpty else { return }
        var end = 0
        for pair in pairs {
            let first = places.firstMark(atLeast: text.sentenceStarts[pair.sentence], from: end)
            end = places.firstMark(atLeast: text.sentenceStarts[pair.sentence + 1], from: first)
            guard first < end else { continue }
            let partner = Partner(
                sentence: pair.partner, start: other.sentenceStarts[pair.partner],
                end: other.sentenceStarts[pair.partner + 1], places: otherPlaces)
            let marks = places.marks[first..<end]
            PlacedMarks.compare(.number, marks, text.ranks, map, partner, &numbers)
            PlacedMarks.compare(.name, marks, text.ranks, map, partner, &names)
            if hasCalendar { PlacedMarks.compare(.calendar, marks, text.ranks, map, partner, &calendar) }
        }
    }

    private static func compare(
        _ kind: ProfilePlaces.Mark.Kinds, _ marks: ArraySlice<ProfilePlaces.Mark>, _ ranks: [UInt32],
        _ map: [Int32], _ partner: Partner, _ agreement: inout Agreement
    ) {
        var missing = 0
        var inPartner = 0
        for mark in marks where mark.kinds.contains(kind) {
            let distance = partner.distance(of: map[Int(ranks[Int(mark.position)])])
            if distance <= 1 { agreement.found += 1 } else { missing += 1 }
            if distance == 0 { inPartner += 1 }
        }
        guard missing > 0 else { return }
        agreement.missing += missing
        agreement.conflicting += min(missing, max(0, partner.count(kind) - inPartner))
    }

    /// A sentence of the other text.
    private struct Partner {
        let sentence: Int
        /// Its first token, and the one after its last.
        let start: UInt32
        let end: UInt32
        let places: ProfilePlaces

        /// Its marks of a kind.
        func count(_ kind: ProfilePlaces.Mark.Kinds) -> Int {
            let first = places.firstMark(atLeast: start, from: 0)
            return places.marks[first...].prefix { $0.position < end }.count { $0.kinds.contains(kind) }
        }

        /// How many sentences off a distinct word of its text stands; large for -1, which isn't there.
        func distance(of word: Int32) -> Int {
            guard word >= 0 else { return .max }
            let all = Int(places.sentencesFrom[Int(word)])..<Int(places.sentencesFrom[Int(word) + 1])
            let next = places.sentences.firstPlace(in: all, atLeast: UInt32(sentence))
            // They ascend: the nearest is the first from the partner on, or the last before it.
            var nearest = Int.max
            for place in max(all.lowerBound, next - 1)...min(next, all.upperBound - 1) {
                nearest = min(nearest, abs(Int(places.sentences[place]) - sentence))
            }
            return nearest
        }
    }
}
