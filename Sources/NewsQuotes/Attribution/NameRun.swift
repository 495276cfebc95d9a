// NameRun: capitalised words in a row, with the titles before the name set apart.

struct NameRun {
    /// Tokens of the name itself.
    var name: Range<Int>
    /// Tokens from the first title on.
    var whole: Range<Int>
    var titles: Range<Int> { whole.lowerBound..<name.lowerBound }

    /// The runs of an article in reading order.
    static func all(in text: TokenizedText) -> [NameRun] {
        var runs: [NameRun] = []
        var index = 0
        while index < text.tokens.count {
            guard isPart(index, in: text), !isGlued(index, in: text) else {
                index += 1
                continue
            }
            var end = index + 1
            while !text.tokens[end - 1].isPossessive, let next = extend(end, in: text) { end = next }
            if let run = NameRun(index..<end, in: text) { runs.append(run) }
            index = end
        }
        return runs
    }

    private static func isPart(_ index: Int, in text: TokenizedText) -> Bool {
        let token = text.tokens[index]
        return token.isWord && token.isCapital
    }

    /// Right after an apostrophe, a hyphen, `@`, `#`, `/` or a stop: part of something else.
    private static func isGlued(_ index: Int, in text: TokenizedText) -> Bool {
        let start = Int(text.tokens[index].start)
        guard start > 0 else { return false }
        let before = text.scalars[start - 1]
        return Glyph.isApostrophe(before) || Glyph.isDash(before) && before == Glyph.hyphen || before == 0x40
            || before == 0x23 || before == 0x2f || before == Glyph.stop && !text.tokens[index - 1].isDotted
    }

    /// The end of the run with the next capitalised word, over particles ("de", "bin") between.
    private static func extend(_ end: Int, in text: TokenizedText) -> Int? {
        var next = end
        let paragraph = text.tokens[end - 1].paragraph
        while next < text.tokens.count, next < end + 4 {
            let token = text.tokens[next]
            guard token.isWord, token.followsSpace, token.paragraph == paragraph else { return nil }
            if token.isCapital { return next + 1 }
            guard token.traits.has(.particle) else { return nil }
            next += 1
        }
        return nil
    }

    /// A noun with a capital for opening its sentence, or a compound of one: "Midfielder Ann Miller",
    /// "Mother-of-three Ann Miller", "Co-host Ann Miller".
    private static func isDescription(_ index: Int, in text: TokenizedText) -> Bool {
        let token = text.tokens[index]
        if nounInCompound(token, in: text) != nil { return true }
        guard index == text.sentenceStarts[Int(token.sentence)], token.lowerTraits.has(.person),
            !(Lexicon.shared.givenName(token.lower)?.isKnown ?? false)
        else { return false }
        return Lexicon.shared.givenName(text.tokens[index + 1].lower)?.isKnown ?? false
    }

    /// The noun for a person in a compound, in lower case: of "Co-host" its last part, of
    /// "Mother-of-three" its first.
    static func nounInCompound(_ token: Token, in text: TokenizedText) -> UInt64? {
        let scalars = text.scalars[Int(token.start)..<Int(token.core)]
        guard let first = scalars.firstIndex(of: Glyph.hyphen),
            let last = scalars.lastIndex(of: Glyph.hyphen)
        else { return nil }
        let part = first == last ? scalars[(last + 1)...] : scalars[..<first]
        guard first == last || scalars[first..<last].elementsEqual(ofBetweenHyphens) else { return nil }
        let noun = WordHash.of(part.lazy.map(Glyph.lowercased))
        let isLower = first != last || !(part.first.map(Glyph.isUpper) ?? true)
        return isLower && Lexicon.shared.traits(noun).has(.person) ? noun : nil
    }

    private static let ofBetweenHyphens = Array("-of".unicodeScalars.map(\.value))

    /// Strips function words and titles from the front; nil where nothing is left.
    private init?(_ range: Range<Int>, in text: TokenizedText) {
        let tokens = text.tokens
        var start = range.lowerBound
        let end = range.upperBound
        while start < end - 1, tokens[start].traits.has(.sentenceWord) { start += 1 }
        if end - start == 1, tokens[start].traits.has(.sentenceWord) { return nil }
        var name = start
        while name < end - 1,
            tokens[name].traits.has([.titleAbbreviation, .role]) || Self.isDescription(name, in: text)
        {
            name += 1
        }
        // A title inside the run: "New Jersey Gov. Ann Miller", "French President Dupont".
        var inner = end - 2
        while inner >= name {
            let title = tokens[inner]
            let after = tokens[inner + 1]
            let isAbbreviated = title.isDotted && title.traits.has(.titleAbbreviation)
            let isRole =
                title.traits.has(.role) && !after.traits.has([.organization, .role]) && end - inner <= 4
                && (Lexicon.shared.givenName(after.lower)?.isKnown ?? false || title.traits.has(.strongTitle))
            if isAbbreviated || isRole {
                name = inner + 1
                break
            }
            inner -= 1
        }
        self.name = name..<end
        whole = start..<end
    }
}
