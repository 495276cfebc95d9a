// SpanFilter: tells speech from the other uses of quotation marks.

/// Decides which quoted stretches are quotations. Measured on PolNeAR: without the filters the
/// spans' F1 is .964, with them .981, at a recall of .995 or more.
struct SpanFilter {
    /// A title or scare quote has at most this many words.
    private static let longest = 8

    let text: TokenizedText
    private let lexicon = Lexicon.shared

    init(text: TokenizedText) { self.text = text }

    /// True for a span that somebody is quoted with.
    func isSpeech(_ span: QuoteSpan, token: Int) -> Bool {
        let before = visibleBefore(span)
        if before.scalar == 0x3d { return false }  // `="…"`: an attribute of left-over markup
        let words = words(in: span.inner)
        guard words.count <= Self.longest, Glyph.isWord(before.scalar) || Glyph.isApostrophe(before.scalar)
        else { return true }
        if isTitle(words), before.distance <= 1, !followsVerb(token) { return false }
        if isNickname(words, token: token) { return false }
        guard Glyph.isWord(before.scalar), let first = words.first else { return true }
        let initial = text.scalars[first.lowerBound]
        let isLowerStart = !Glyph.isUpper(initial) || (first.count == 1 && initial == 0x49)  // "I"
        return !isLowerStart || text.holdsCue(sentence: text.tokens[token].sentence)
    }

    /// The last character before the span that is no space, looking at two at most.
    private func visibleBefore(_ span: QuoteSpan) -> (scalar: UInt32, distance: Int) {
        for distance in 0..<2 {
            let position = span.outer.lowerBound - 1 - distance
            guard position >= 0 else { return (0x20, distance) }
            if text.scalars[position] != 0x20 { return (text.scalars[position], distance) }
        }
        return (0x20, 2)
    }

    /// Words of letters, digits, apostrophes and hyphens, letters of scripts without spaces by
    /// themselves; one more than the limit at most.
    private func words(in range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var position = range.lowerBound
        while position < range.upperBound, words.count <= Self.longest {
            guard Glyph.isWord(text.scalars[position]) else {
                position += 1
                continue
            }
            let start = position
            if Glyph.standsAlone(text.scalars[position]) {
                position += 1
                words.append(start..<position)
                continue
            }
            while position < range.upperBound, !Glyph.standsAlone(text.scalars[position]),
                Glyph.isWord(text.scalars[position]) || Glyph.isApostrophe(text.scalars[position])
                    || text.scalars[position] == Glyph.hyphen
            { position += 1 }
            words.append(start..<position)
        }
        return words
    }

    /// All but small words capitalised: a film, a song, a report.
    private func isTitle(_ words: [Range<Int>]) -> Bool {
        guard words.count >= 2 else { return false }
        var weighty = 0
        for word in words {
            let scalars = text.scalars[word]
            let lower = WordHash.of(scalars.lazy.map(Glyph.lowercased))
            if lexicon.traits(lower).has(.smallWord) { continue }
            guard let first = scalars.first, Glyph.isUpper(first) || Glyph.isDigit(first) else {
                return false
            }
            weighty += 1
        }
        return weighty > 0
    }

    /// One capitalised word inside a name: Joan "Ace" Miller.
    private func isNickname(_ words: [Range<Int>], token: Int) -> Bool {
        guard words.count == 1, Glyph.isUpper(text.scalars[words[0].lowerBound]), token > 0,
            token + 1 < text.tokens.count
        else { return false }
        let before = text.tokens[token - 1]
        let after = text.tokens[token + 1]
        return before.isCapital && after.isCapital && before.paragraph == after.paragraph
            && Int(after.start) - Int(text.tokens[token].end) == 1
    }

    private func followsVerb(_ token: Int) -> Bool {
        token > 0 && text.tokens[token - 1].traits.has(.saying)
    }
}
