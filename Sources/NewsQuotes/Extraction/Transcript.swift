// Transcript: turns of an interview or a hearing, printed as NAME: words, without quotation marks.

enum Transcript {
    /// Turns that make a text a transcript, and the voices in them.
    private static let fewestTurns = 3
    private static let fewestVoices = 2
    private static let longestName = 40

    /// What is said in each paragraph that is a turn; empty where the text is no transcript.
    static func turns(in text: ArticleScalars) -> [Int: Range<Int>] {
        var turns: [Int: Range<Int>] = [:]
        var voices: Set<UInt64> = []
        for (index, paragraph) in text.paragraphs.enumerated() {
            guard let colon = colon(in: paragraph, of: text.scalars) else { continue }
            var start = colon + 1
            while start < paragraph.upperBound, Glyph.isSpace(text.scalars[start]) { start += 1 }
            guard start < paragraph.upperBound, !opensWithMark(text.scalars[start]) else { continue }
            turns[index] = start..<paragraph.upperBound
            voices.insert(WordHash.of(text.scalars[paragraph.lowerBound..<colon]))
        }
        return turns.count >= fewestTurns && voices.count >= fewestVoices ? turns : [:]
    }

    /// The colon after a name in capitals at a paragraph's start: `MILLER:`, `SEN. ANN MILLER:`.
    private static func colon(in paragraph: Range<Int>, of scalars: [UInt32]) -> Int? {
        var letters = 0
        for position in paragraph.prefix(longestName) {
            let scalar = scalars[position]
            if scalar == Glyph.colon {
                let next = position + 1
                return letters >= 2 && next < paragraph.upperBound && Glyph.isSpace(scalars[next])
                    ? position : nil
            }
            if Glyph.isUpper(scalar) {
                letters += 1
            } else if scalar != 0x20, scalar != Glyph.stop, scalar != Glyph.hyphen,
                !Glyph.isApostrophe(scalar)
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
