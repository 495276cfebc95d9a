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
    /// "was accused by": its subject is spoken of; who says it stands after "by".
    var isPassive = false
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
                    isInfinitive: before?.lower == to, isPassive: isPassive(index, in: tokens),
                    sentence: token.sentence))
        }
        return cues
    }

    /// Whether no subject of its own speaks before it.
    var lacksSubject: Bool { isInfinitive || isPassive }

    /// Whether the verb of saying at a place stands after a form of "be", an adverb or two apart. Who
    /// "was quoted as saying" says it all the same.
    static func isPassive(_ index: Int, in tokens: [Token]) -> Bool {
        let verb = tokens[index]
        guard verb.isPast && verb.lower != quoted || irregular.contains(verb.lower) else { return false }
        for before in tokens[max(0, index - reach)..<index].reversed() {
            guard before.isPlain else { return false }
            if formsOfBe.contains(before.lower) { return true }
            guard before.isAdverb || before.lower == not else { return false }
        }
        return false
    }

    /// Words between "be" and its verb, and one.
    private static let reach = 4
    private static let quoted = WordHash.of("quoted")
    private static let not = WordHash.of("not")
    private static let formsOfBe = FewWords(["am", "are", "is", "was", "were", "be", "been", "being"])
    private static let irregular = FewWords([
        "told", "said", "written", "found", "shown", "seen", "thought", "meant", "spoken", "put",
    ])
}
