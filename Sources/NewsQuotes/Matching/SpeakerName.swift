// SpeakerName: a speaker's name as words that can be compared.

/// A source as a document names it, taken apart.
struct SpeakerName: Sendable {
    /// Lower-case words without titles, initials and function words.
    let words: [UInt64]
    /// The same words as letters, to tell spellings of one name.
    private let letters: [[UInt32]]
    /// A name, rather than a description such as "the statement".
    let isName: Bool
    /// Capitalised words, at least two of them: a person's or body's name in full.
    let isFull: Bool

    /// Nil for no name or one without a word.
    init?(_ name: String?) {
        guard let name, !name.isEmpty else { return nil }
        let lexicon = Lexicon.shared
        var words: [[UInt32]] = []
        var roles: [[UInt32]] = []
        var capitals = 0
        var isFirst = true
        var opensLower = false
        var word: [UInt32] = []
        func close() {
            defer { word.removeAll(keepingCapacity: true) }
            guard let first = word.first else { return }
            let isCapital = Glyph.isUpper(first)
            if isFirst { opensLower = !isCapital }
            let lower = word.map(Glyph.lowercased)
            let written = lexicon.traits(WordHash.of(word))
            let traits = lexicon.traits(WordHash.of(lower))
            if isFirst, traits.has(.determiner) { opensLower = true }
            isFirst = false
            if written.has([.titleAbbreviation, .suffix]) || traits.has(.determiner) || word.count == 1 {
                return
            }
            if isCapital { capitals += 1 }
            if written.has(.role) { roles.append(lower) } else { words.append(lower) }
        }
        for scalar in name.unicodeScalars {
            if Glyph.isWord(scalar.value) || scalar.value == Glyph.hyphen || Glyph.isApostrophe(scalar.value)
            {
                word.append(scalar.value)
            } else {
                close()
            }
        }
        close()
        // "Mayor Miller" is Miller, "the Senate" is the Senate.
        if words.isEmpty { words = roles }
        guard !words.isEmpty else { return nil }
        self.words = words.map { WordHash.of($0) }
        letters = words
        isName = !opensLower && capitals > 0
        isFull = isName && capitals >= 2
    }

    /// One name can be short for the other: every word of the shorter stands in the longer. A name
    /// in full may spell one long word otherwise, by a letter: Zelenskyy, Zelensky.
    func agrees(with other: SpeakerName) -> Bool {
        let (short, long) = words.count <= other.words.count ? (self, other) : (other, self)
        let odd = short.words.indices.filter { !long.words.contains(short.words[$0]) }
        guard let first = odd.first else { return true }
        guard odd.count == 1, short.words.count > 1 else { return false }
        return long.letters.contains { Self.areSpellings($0, short.letters[first]) }
    }

    private static let leastLettersToRespell = 6

    private static func areSpellings(_ one: [UInt32], _ other: [UInt32]) -> Bool {
        min(one.count, other.count) >= leastLettersToRespell && abs(one.count - other.count) <= 1
            && WordSimilarity.differByOne(one, other)
    }
}
