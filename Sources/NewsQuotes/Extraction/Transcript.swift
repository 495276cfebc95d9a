// Transcript: turns of an interview or a hearing, printed as NAME: words, without quotation marks.

enum Transcript {
    /// Turns that make a text a transcript, and the voices in them.
    private static let fewestTurns = 3
    private static let fewestVoices = 2
    private static let longestLabel = 60

    struct Turn {
        /// What is said.
        var words: Range<Int>
        /// What stands before the colon.
        var label: Range<Int>
    }

    private enum Writing { case capitals, usual }

    /// The paragraphs of a text that are turns; none where it is no transcript.
    static func turns(in text: ArticleScalars) -> [Int: Turn] {
        var inCapitals: [Int: Turn] = [:]
        var inUsualCase: [Int: Turn] = [:]
        for (index, paragraph) in text.paragraphs.enumerated() {
            guard let (colon, writing) = colon(in: paragraph, of: text.scalars) else { continue }
            var start = colon + 1
            while start < paragraph.upperBound, Glyph.isSpace(text.scalars[start]) { start += 1 }
            guard start < paragraph.upperBound, !opensWithMark(text.scalars[start]) else { continue }
            let turn = Turn(words: start..<paragraph.upperBound, label: paragraph.lowerBound..<colon)
            if writing == .capitals { inCapitals[index] = turn } else { inUsualCase[index] = turn }
        }
        if isHearing(inCapitals, in: text) { return inCapitals }
        return isInterview(inUsualCase, in: text) ? inUsualCase : [:]
    }

    /// The places of each voice's turns.
    private static func voices(_ turns: [Int: Turn], in text: ArticleScalars) -> [UInt64: [Int]] {
        Dictionary(grouping: turns.keys) { index in
            turns[index].map { WordHash.of(text.scalars[$0.label]) } ?? 0
        }
    }

    /// Turns under names in capitals: two voices of which each speaks twice, or labels most of which name
    /// a person. "WHO: …", "WHERE: …" are a list's headings, and "LONDON: …" a round-up's.
    private static func isHearing(_ turns: [Int: Turn], in text: ArticleScalars) -> Bool {
        guard turns.count >= fewestTurns else { return false }
        let voices = voices(turns, in: text)
        guard voices.count >= fewestVoices else { return false }
        if voices.values.filter({ $0.count >= 2 }).count >= fewestVoices { return true }
        let names = TranscriptVoices(text: text)
        let named = voices.values.count { places in
            places.first.flatMap { turns[$0]?.label }.map(names.namesPerson) ?? false
        }
        return named * 2 > voices.count
    }

    /// Two voices of which each speaks twice, and one asks: what tells an interview printed as
    /// "Miller: …" from a list of headings.
    private static func isInterview(_ turns: [Int: Turn], in text: ArticleScalars) -> Bool {
        guard turns.count >= 2 * fewestVoices else { return false }
        let voices = voices(turns, in: text).values
        guard voices.filter({ $0.count >= 2 }).count >= fewestVoices else { return false }
        return voices.contains { places in
            let questions = places.count { asks(turns[$0]?.words ?? 0..<0, in: text) }
            return places.count >= 2 && questions * 2 > places.count
        }
    }

    private static func asks(_ words: Range<Int>, in text: ArticleScalars) -> Bool {
        words.last { !Glyph.isSpace(text.scalars[$0]) }.map { text.scalars[$0] == 0x3f } ?? false
    }

    /// The colon after a name at a paragraph's start, and how the name is written: `MILLER:`,
    /// `SEN. ANN MILLER, HOST:`, `Miller (laughs):`, `Q:`.
    private static func colon(
        in paragraph: Range<Int>, of scalars: [UInt32]
    ) -> (position: Int, writing: Writing)? {
        guard let first = paragraph.first, Glyph.isUpper(scalars[first]) else { return nil }
        var writing = Writing.capitals
        var letters = 0
        var words = 0
        var isInside = false
        for position in paragraph.prefix(longestLabel) {
            let scalar = scalars[position]
            let isStart = position == first || scalars[position - 1] == 0x20
            if scalar == Glyph.colon {
                let next = position + 1
                guard !isInside, letters >= (words == 1 ? 1 : 2), next < paragraph.upperBound,
                    Glyph.isSpace(scalars[next])
                else { return nil }
                return (position, letters == 1 ? .usual : writing)
            }
            if isInside || scalar == 0x28 {
                isInside = scalar != 0x29
            } else if Glyph.isUpper(scalar) {
                letters += 1
                words += isStart ? 1 : 0
            } else if Glyph.isWord(scalar) {
                guard !isStart, words <= 4 else { return nil }
                writing = .usual
                letters += 1
            } else if scalar != 0x20, scalar != Glyph.stop, scalar != Glyph.comma,
                scalar != Glyph.hyphen, !Glyph.isApostrophe(scalar)
            {
                return nil
            }
        }
        return nil
    }

    /// A turn in marks is read as any quotation.
    private static func opensWithMark(_ scalar: UInt32) -> Bool {
        scalar == Glyph.straightDouble || scalar == Glyph.leftDouble || scalar == Glyph.leftGuillemet
            || scalar == Glyph.lowDouble
    }
}
