// ProfilePlaces: where the words of a text stand, for matching its sentences with another's.

/// The words of one text by place, and the places by word.
final class ProfilePlaces: Sendable {
    /// For each token, the place of its word among the distinct ones.
    let ranks: [UInt32]
    /// Where the places of word `r` start in `places`; one more than distinct words.
    let starts: [UInt32]
    /// Positions of tokens, grouped by word, ascending.
    let places: [UInt32]
    /// The sentences in which a word stands, grouped by word, ascending.
    let sentences: [UInt32]
    /// Where the sentences of word `r` start in `sentences`; one more than distinct words.
    let sentencesFrom: [UInt32]
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
        var numbers: [UInt32] = []
        // Made beside each other and then copied: one room for all.
        (ranks, starts, places, sentences, sentencesFrom) = withUnsafeTemporaryAllocation(
            of: UInt32.self, capacity: 4 * count + 2 * (words.count + 1)
        ) { room in
            var taken = 0
            func part(_ size: Int) -> UnsafeMutableBufferPointer<UInt32> {
                defer { taken += size }
                return UnsafeMutableBufferPointer(rebasing: room[taken..<taken + size])
            }
            let (ranks, places, sentences, sentenceOf) = (part(count), part(count), part(count), part(count))
            let (starts, sentencesFrom) = (part(words.count + 1), part(words.count + 1))
            ProfilePlaces.number(tokens.sentenceStarts, into: sentenceOf)
            var rank = -1
            var filled = 0
            var last: UInt64?
            var lastSentence = UInt32.max
            order.withUnsafeBufferPointer { order in
                for (index, entry) in order.enumerated() {
                    let position = Int(entry & 0xFFFF_FFFF)
                    if entry >> 32 != last {
                        last = entry >> 32
                        rank &+= 1
                        starts[rank] = UInt32(truncatingIfNeeded: index)
                        sentencesFrom[rank] = UInt32(truncatingIfNeeded: filled)
                        lastSentence = .max
                        if tokens.flags[position].contains(.number) {
                            numbers.append(UInt32(truncatingIfNeeded: entry >> 32))
                        }
                    }
                    places[index] = UInt32(truncatingIfNeeded: position)
                    ranks[position] = UInt32(truncatingIfNeeded: rank)
                    let sentence = sentenceOf[position]
                    // Written over where it is the same once more: nothing to branch on.
                    filled &-= sentence == lastSentence ? 1 : 0
                    sentences[filled] = sentence
                    filled &+= 1
                    lastSentence = sentence
                }
            }
            starts[words.count] = UInt32(truncatingIfNeeded: count)
            sentencesFrom[words.count] = UInt32(truncatingIfNeeded: filled)
            return (
                Array(ranks), Array(starts), Array(places), Array(sentences[..<filled]), Array(sentencesFrom)
            )
        }
        self.numbers = numbers
        calendar = CalendarWords.shared.ranks(in: words)
        var days: [UInt32] = []
        for rank in calendar { days += places[Int(starts[Int(rank)])..<Int(starts[Int(rank) + 1])] }
        marks = ProfilePlaces.marks(tokens.flags, calendar: days)
    }

    /// Writes the number of its sentence for each token.
    private static func number(_ starts: [UInt32], into sentences: UnsafeMutableBufferPointer<UInt32>) {
        sentences.initialize(repeating: 0)
        for sentence in 1..<max(1, starts.count - 1) {
            sentences[Int(starts[sentence])..<Int(starts[sentence + 1])]
                .update(repeating: UInt32(truncatingIfNeeded: sentence))
        }
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
}
