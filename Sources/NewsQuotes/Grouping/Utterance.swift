// Utterance: what somebody said in one go, as one document has it.

internal import NewsModel

/// One quotation, or several that go on with each other.
struct Utterance: Sendable {
    /// Up to this many words are slight: no quote of their own, unless they are a whole sentence.
    private static let slightWords = 3

    /// Indices of the document's quotations.
    var quotations: Range<Int>
    /// Where the first of them starts.
    var start: Int
    var wording: Wording
    /// What the document says the speaker is.
    var role: String?
    /// A scare quote or a few words: only ever carried by a quote that others found.
    var isSlight: Bool

    /// Joins a document's quotations by `continues`.
    static func all(in quotations: [Quotation]) -> [Utterance] {
        var utterances: [Utterance] = []
        var first = 0
        while first < quotations.count {
            var end = first + 1
            while end < quotations.count, quotations[end].continues { end += 1 }
            let pieces = quotations[first..<end]
            let text = wording(pieces.map(\.text).joined(separator: " "))
            let speaker = pieces.lazy.compactMap(\.speaker).first
            let wording = Wording(text, speaker: speaker)
            if !wording.isEmpty {
                let isSlight = isSlight(wording)
                utterances.append(
                    Utterance(
                        quotations: first..<end, start: quotations[first].range.start, wording: wording,
                        // What a restart can't know of a slight one, nobody is to know before.
                        role: isSlight ? nil : pieces.lazy.compactMap(\.role).first, isSlight: isSlight))
            }
            first = end
        }
        return utterances
    }

    /// The words without the comma that an attribution after them called for.
    private static func wording(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while let last = scalars.last, last.value == Glyph.comma || Glyph.isSpace(last.value) {
            scalars.removeLast()
        }
        return String(scalars)
    }

    static func isSlight(_ wording: Wording) -> Bool {
        guard wording.length <= slightWords else { return false }
        // "Enough is enough." is a sentence, "enough is enough" a phrase.
        let scalars = wording.text.unicodeScalars
        guard wording.length == slightWords, let first = scalars.first, let last = scalars.last else {
            return true
        }
        return !(Glyph.isUpper(first.value) && Glyph.endsSentence(last.value))
    }
}
