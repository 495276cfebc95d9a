// Wording: one rendering of an utterance, prepared for comparison.

/// The words of one quotation, normalised and weighted, with the speaker that it is given to.
package struct Wording: Sendable {
    /// Words beyond this are left out of comparison: longer speeches match by their beginning.
    static let mostWords = 300

    /// The words as they were given.
    package let text: String
    package let speaker: String?

    /// A hash of its words in their order: equal for wordings that differ in marks and case alone.
    let key: UInt64
    let stems: [Stem]
    /// Sum of the stems' weights, with the small constant that each has in a comparison.
    let mass: Float
    /// The letters of its words, joined by spaces.
    private let letters: [UInt32]

    struct Stem: Sendable {
        var hash: UInt64
        /// The first letters, 16 bits each; zeros fill up.
        var prefix: UInt64
        /// Which letters occur, one bit each.
        var letterSet: UInt32
        var letters: [UInt32]
        /// ln of its rarity, 0 … 7.5.
        var rarity: Float
        /// Tells something of what was said.
        var isContent: Bool
        var isNumber: Bool
        /// Written as a name in mid-sentence.
        var isName: Bool
        /// How many words it stands for: a few letters of a script without spaces are a part of one.
        var part: Float = 1
        var isGram = false
        /// Weight in a comparison: the rarity and a little.
        var weight: Float { rarity + 0.15 }
    }

    struct Pair: Sendable {
        var hash: UInt64
        var weight: Float
    }

    /// Prepares a wording. Costs some microseconds for a sentence; keep it when comparing often.
    package init(_ text: String, speaker: String? = nil) {
        self.text = text
        self.speaker = speaker
        let words = WordingReader.words(of: text, limit: Self.mostWords)
        var stemmer = QuoteStemmer()
        stems = words.map { Self.stem($0, &stemmer) }
        mass = stems.reduce(0) { $0 + $1.weight }
        letters = Self.letters(of: words)
        key = words.reduce(UInt64(words.count)) { ($0 &* 0x9e37_79b9_7f4a_7c15) ^ WordHash.of($1.letters) }
    }

    /// How many words it has, or would have if its script had spaces.
    var length: Int { Self.words(in: stems[...]) }

    static func words(in stems: ArraySlice<Stem>) -> Int { Int(stems.reduce(0) { $0 + $1.part }) }

    private static func letters(of words: [WordingReader.Word]) -> [UInt32] {
        var letters: [UInt32] = []
        for word in words {
            if word.addsLetter {
                letters += word.letters.suffix(1)
            } else {
                if !letters.isEmpty { letters.append(0x20) }
                letters += word.letters
            }
        }
        return letters
    }

    /// True where nothing in it can be compared.
    package var isEmpty: Bool { stems.isEmpty }

    private static func stem(_ word: WordingReader.Word, _ stemmer: inout QuoteStemmer) -> Stem {
        let lexicon = MatchingLexicon.shared
        if word.isGram {
            stemmer.letters = word.letters
        } else if let form = lexicon.form(of: WordHash.of(word.letters)) {
            stemmer.letters = form
        } else {
            stemmer.letters = word.letters
            stemmer.stem()
        }
        let letters = stemmer.letters
        let hash = WordHash.of(letters)
        var prefix: UInt64 = 0
        var letterSet: UInt32 = 0
        for (index, letter) in letters.enumerated() {
            if index < 4 { prefix |= UInt64(letter & 0xffff) << UInt64(index * 16) }
            letterSet |= 1 << (letter & 31)
        }
        return Stem(
            hash: hash, prefix: prefix, letterSet: letterSet, letters: letters,
            rarity: word.isGram ? LetterGram.rarity(of: letters) : lexicon.weight(hash),
            isContent: word.isGram ? !LetterGram.isFunction(letters) : !lexicon.isFunction(hash),
            isNumber: letters.allSatisfy(Glyph.isDigit),
            isName: word.isName, part: word.part, isGram: word.isGram)
    }

    /// Pairs of neighbouring stems with their weights, ascending, each once. Made when asked for, as
    /// the runs are: few comparisons get that far.
    var pairs: [Pair] {
        guard stems.count > 1 else { return [] }
        var pairs = (1..<stems.count).map { index in
            Pair(
                hash: stems[index - 1].hash &* 0x9e37_79b9_7f4a_7c15 ^ stems[index].hash,
                weight: stems[index - 1].rarity + stems[index].rarity)
        }
        pairs.sort { $0.hash < $1.hash }
        var unique: [Pair] = []
        for pair in pairs where unique.last?.hash != pair.hash { unique.append(pair) }
        return unique
    }

    /// Runs of four characters of the words joined by spaces, ascending, each once.
    var grams: [UInt64] {
        var grams: [UInt64] = []
        grams.reserveCapacity(letters.count)
        var window: UInt64 = 0
        for (index, letter) in letters.enumerated() {
            window = window << 16 | UInt64(letter & 0xffff)
            if index >= 3 { grams.append(window) }
        }
        if letters.count < 4 { grams = [window] }
        grams.sort()
        var kept = 0
        for gram in grams where kept == 0 || grams[kept - 1] != gram {
            grams[kept] = gram
            kept += 1
        }
        grams.removeLast(grams.count - kept)
        return grams
    }
}
