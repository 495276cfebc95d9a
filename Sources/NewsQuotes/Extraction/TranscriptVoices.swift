// TranscriptVoices: whether the labels of a text in capitals name people, or are headings.

/// "SEN. MILLER", "CAROL REED, HOST", and "STONE" where the text has Bob Stone; not "WHERE" or "LONDON".
struct TranscriptVoices {
    /// One word of a text, as far as it is written in letters.
    private struct Word {
        var range: Range<Int>
        var lower: UInt64
        /// As it is written usually: the first letter as it is, the others small.
        var usual: UInt64
    }

    private let text: ArticleScalars
    /// What follows a given name or a title somewhere in the text, in lower case.
    private var lastNames: Set<UInt64> = []

    init(text: ArticleScalars) {
        self.text = text
        for paragraph in text.paragraphs {
            var before: Word?
            for word in words(in: paragraph) {
                if let before, isUsual(word), isUsual(before), isApart(before, word), leadsToName(before) {
                    lastNames.insert(word.lower)
                }
                // "Ann J. Miller"
                if word.range.count > 1 || !Glyph.isUpper(text.scalars[word.range.lowerBound]) {
                    before = word
                }
            }
        }
    }

    /// Whether a label names a person: a title or a given name with more words, or the last name of
    /// somebody whom the text has in usual case.
    func namesPerson(_ label: Range<Int>) -> Bool {
        let words = words(in: label)
        if words.contains(where: { lastNames.contains($0.lower) }) { return true }
        return words.count > 1 && words.contains { leadsToName($0) || isNounForPeople($0) }
    }

    /// A given name that is a man's or a woman's, or a title.
    private func leadsToName(_ word: Word) -> Bool {
        if Lexicon.shared.traits(word.usual).has([.titleAbbreviation, .strongTitle]) { return true }
        guard let given = Lexicon.shared.givenName(word.lower) else { return false }
        return given.isKnown && given.isFemale != nil && !isNounForPeople(word)
            && !Lexicon.shared.traits(word.lower).has(.commonWord)
    }

    private func isNounForPeople(_ word: Word) -> Bool { Lexicon.shared.traits(word.lower).has(.person) }

    /// Starts with a capital and isn't all capitals.
    private func isUsual(_ word: Word) -> Bool {
        word.range.count > 1 && Glyph.isUpper(text.scalars[word.range.lowerBound])
            && text.scalars[word.range].contains(where: Glyph.isLower)
    }

    /// A space between, with a stop before it or an initial within.
    private func isApart(_ one: Word, _ other: Word) -> Bool {
        let gap = one.range.upperBound..<other.range.lowerBound
        return gap.count <= 5
            && text.scalars[gap].allSatisfy {
                Glyph.isSpace($0) || $0 == Glyph.stop || Glyph.isUpper($0)
            }
    }

    private func words(in range: Range<Int>) -> [Word] {
        var words: [Word] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let start = position
            while position < range.upperBound, Glyph.isWord(text.scalars[position]) { position += 1 }
            guard start < position else {
                position += 1
                continue
            }
            let scalars = text.scalars[start..<position]
            var usual = WordHash()
            for (index, scalar) in scalars.enumerated() {
                usual.add(index == 0 ? scalar : Glyph.lowercased(scalar))
            }
            words.append(
                Word(
                    range: start..<position, lower: WordHash.of(scalars.lazy.map(Glyph.lowercased)),
                    usual: usual.spread))
        }
        return words
    }
}
