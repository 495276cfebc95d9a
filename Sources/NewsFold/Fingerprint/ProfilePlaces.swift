// ProfilePlaces: in which sentences the words of a text stand, for matching them with another's.

internal import Packing

/// The sentences of one text by word, and what may tell it from another.
final class ProfilePlaces: Sendable {
    /// The sentences in which a word stands, grouped by word, ascending.
    let sentences: [UInt32]
    /// Where the sentences of word `r` start in `sentences`; one more than distinct words.
    let sentencesFrom: [UInt32]
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

    /// Costs about 2 µs for 400 words.
    init(_ text: Profile) {
        let (count, ranks, sentenceStarts) = (text.count, text.ranks, text.sentenceStarts)
        // How often each word stands in the text, two places on; added up, where the one before it ends.
        var starts = [UInt32](room: text.words.count + 2, repeating: 0)
        var sentences = [UInt32](room: count, repeating: 0)
        starts.withUnsafeMutableBufferPointer { starts in
            sentences.withUnsafeMutableBufferPointer { sentences in
                for rank in ranks { starts[Int(rank) + 2] &+= 1 }
                for place in 1..<starts.count { starts[place] &+= starts[place - 1] }
                for sentence in 0..<max(0, sentenceStarts.count - 1) {
                    for position in Int(sentenceStarts[sentence])..<Int(sentenceStarts[sentence + 1]) {
                        // Where the word's places start moves on to where they end.
                        let next = Int(ranks[position]) + 1
                        sentences[Int(starts[next])] = UInt32(truncatingIfNeeded: sentence)
                        starts[next] &+= 1
                    }
                }
            }
        }
        starts.removeLast()
        sentencesFrom = ProfilePlaces.keepOneEach(of: &sentences, starts)
        self.sentences = sentences
        calendar = CalendarWords.shared.ranks(in: text.words)
        marks = ProfilePlaces.marks(text, calendar: calendar)
    }

    /// Leaves of the sentences of each word's places one each; says where those of each word start then.
    private static func keepOneEach(of sentences: inout [UInt32], _ starts: [UInt32]) -> [UInt32] {
        var from = [UInt32](room: starts.count, repeating: 0)
        var filled = 0
        sentences.withUnsafeMutableBufferPointer { sentences in
            for word in 0..<starts.count - 1 {
                from[word] = UInt32(truncatingIfNeeded: filled)
                var last = UInt32.max
                for index in Int(starts[word])..<Int(starts[word + 1]) {
                    let sentence = sentences[index]
                    // Written over where it is the same once more: nothing to branch on.
                    filled &-= sentence == last ? 1 : 0
                    sentences[filled] = sentence
                    filled &+= 1
                    last = sentence
                }
            }
        }
        from[starts.count - 1] = UInt32(truncatingIfNeeded: filled)
        sentences.removeLast(sentences.count - filled)
        return from
    }

    /// The first mark, from another on, that isn't before a token.
    func firstMark(atLeast position: UInt32, from first: Int) -> Int {
        marks.firstPlace(in: first..<marks.count) { $0.position >= position }
    }

    private static func marks(_ text: Profile, calendar: [UInt32]) -> [Mark] {
        var calendarKinds = [UInt8](room: text.words.count, repeating: 0)
        for rank in calendar { calendarKinds[Int(rank)] = Mark.Kinds.calendar.rawValue }
        var marks: [Mark] = []
        marks.reserveCapacity(text.count / 8)
        for (position, flag) in text.flags.enumerated() {
            let kinds =
                (flag.contains(.number) ? Mark.Kinds.number.rawValue : 0)
                | (flag.contains(.capital) ? Mark.Kinds.name.rawValue : 0)
                | calendarKinds[Int(text.ranks[position])]
            if kinds != 0 {
                marks.append(
                    Mark(position: UInt32(truncatingIfNeeded: position), kinds: Mark.Kinds(rawValue: kinds)))
            }
        }
        return marks
    }
}
