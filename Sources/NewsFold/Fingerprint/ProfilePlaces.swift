// ProfilePlaces: where the words of a text stand, for matching its sentences with another's.

/// The words of one text by place, and the places by word.
final class ProfilePlaces: Sendable {
    /// For each token, the place of its word among the distinct ones.
    let ranks: [UInt32]
    /// Where the places of word `r` start in `places`; one more than distinct words.
    let starts: [UInt32]
    /// Positions of tokens, grouped by word, ascending.
    let places: [UInt32]
    /// The sentence of each of `places`.
    let sentences: [UInt32]
    /// Distinct numbers, ascending.
    let numbers: [UInt32]
    /// Where the words of days, months and ordinals stand among the distinct ones.
    let calendar: [UInt32]
    /// Numbers, names, and words of the calendar, in the order of the text.
    let marks: [Mark]

    /// A token that two texts may disagree in.
    struct Mark: Sendable {
        struct Kinds: OptionSet, Sendable {
            let rawValue: UInt8
            static let number = Kinds(rawValue: 1)
            static let name = Kinds(rawValue: 2)
            static let calendar = Kinds(rawValue: 4)
        }

        let position: UInt32
        let kinds: Kinds
    }

    /// Costs about 3 µs for 400 words.
    ///
    /// - Parameters:
    ///   - order: hash (high half) and position (low half) of each token, ascending.
    ///   - words: the distinct words, ascending.
    init(_ tokens: Tokens, order: [UInt64], words: [UInt32]) {
        let count = tokens.count
        places = [UInt32](unsafeUninitializedCapacity: count) { places, filled in
            for index in 0..<count { places[index] = UInt32(truncatingIfNeeded: order[index]) }
            filled = count
        }
        var starts = [UInt32](repeating: UInt32(count), count: words.count + 1)
        var numbers: [UInt32] = []
        ranks = [UInt32](unsafeUninitializedCapacity: count) { ranks, filled in
            starts.withUnsafeMutableBufferPointer { starts in
                var rank = -1
                var last: UInt64?
                for (index, entry) in order.enumerated() {
                    let position = Int(entry & 0xFFFF_FFFF)
                    if entry >> 32 != last {
                        last = entry >> 32
                        rank &+= 1
                        starts[rank] = UInt32(truncatingIfNeeded: index)
                        if tokens.flags[position].contains(.number) {
                            numbers.append(UInt32(truncatingIfNeeded: entry >> 32))
                        }
                    }
                    ranks[position] = UInt32(truncatingIfNeeded: rank)
                }
            }
            filled = count
        }
        self.starts = starts
        self.numbers = numbers
        calendar = CalendarWords.shared.ranks(in: words)
        sentences = ProfilePlaces.sentences(of: places, tokens.sentenceStarts)
        var days: [UInt32] = []
        for rank in calendar { days += places[Int(starts[Int(rank)])..<Int(starts[Int(rank) + 1])] }
        marks = ProfilePlaces.marks(tokens.flags, calendar: days)
    }

    /// The first mark, from another on, that isn't before a token.
    func firstMark(atLeast position: UInt32, from first: Int) -> Int {
        var (low, high) = (first, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if marks[middle].position < position { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// - Parameter calendar: positions of words of the calendar.
    private static func marks(_ flags: [Tokens.Flags], calendar: [UInt32]) -> [Mark] {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: flags.count) { kinds in
            for position in flags.indices {
                let flag = flags[position]
                kinds[position] =
                    (flag.contains(.number) ? Mark.Kinds.number.rawValue : 0)
                    | (flag.contains(.capital) ? Mark.Kinds.name.rawValue : 0)
            }
            for position in calendar { kinds[Int(position)] |= Mark.Kinds.calendar.rawValue }
            var marks: [Mark] = []
            marks.reserveCapacity(flags.count / 8)
            for position in kinds.indices where kinds[position] != 0 {
                marks.append(
                    Mark(
                        position: UInt32(truncatingIfNeeded: position),
                        kinds: Mark.Kinds(rawValue: kinds[position])))
            }
            return marks
        }
    }

    private static func sentences(of places: [UInt32], _ starts: [UInt32]) -> [UInt32] {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: places.count) { sentenceOf in
            var position = 0
            for sentence in 0..<max(0, starts.count - 1) {
                while position < Int(starts[sentence + 1]) {
                    sentenceOf[position] = UInt32(truncatingIfNeeded: sentence)
                    position += 1
                }
            }
            return [UInt32](unsafeUninitializedCapacity: places.count) { sentences, filled in
                for index in 0..<places.count { sentences[index] = sentenceOf[Int(places[index])] }
                filled = places.count
            }
        }
    }
}
