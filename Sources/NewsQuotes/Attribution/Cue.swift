// Cue: words that tie a quotation to its source.

/// A verb of saying, or "according to", outside quotations.
struct Cue: Sendable {
    enum Strength: UInt8, Sendable {
        case strong = 1
        case weak = 2
        /// "according to"
        case according = 3
    }

    /// Its tokens: one verb, or the two words of "according to".
    var tokens: Range<Int>
    var strength: Strength
    /// After "to": no subject stands before it.
    var isInfinitive: Bool
    var sentence: Int32

    /// The cues of an article in reading order.
    static func all(in tokens: [Token]) -> [Cue] {
        let according = WordHash.of("according")
        let to = WordHash.of("to")
        var cues: [Cue] = []
        for index in tokens.indices where tokens[index].isWord {
            let isAccording = tokens[index].lower == according
            let isSaying = tokens[index].isPlain && tokens[index].traits.has(.saying)
            guard isAccording || isSaying else { continue }
            let token = tokens[index]
            if isAccording, index + 1 < tokens.count, tokens[index + 1].hash == to {
                cues.append(
                    Cue(
                        tokens: index..<index + 2, strength: .according, isInfinitive: false,
                        sentence: token.sentence))
                continue
            }
            guard isSaying else { continue }
            let before = index > 0 && tokens[index - 1].isWord ? tokens[index - 1] : nil
            if token.traits.has(.nounLike), let before, before.lowerTraits.has(.beforeNoun) { continue }
            cues.append(
                Cue(
                    tokens: index..<index + 1, strength: token.traits.has(.strongSaying) ? .strong : .weak,
                    isInfinitive: before?.lower == to, sentence: token.sentence))
        }
        return cues
    }
}
