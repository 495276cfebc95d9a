// ArticleScalars: a text as an array of scalars with its paragraphs, the ground that every stage
// of extraction and attribution stands on.

/// A text's scalars and the bounds of its paragraphs.
struct ArticleScalars: Sendable {
    let scalars: [UInt32]
    /// Lines that hold a letter or digit; ends exclude the line break.
    let paragraphs: [Range<Int>]

    init(_ text: String) {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { scalars.append(scalar.value) }
        var paragraphs: [Range<Int>] = []
        var start = 0
        var holdsWord = false
        for position in 0...scalars.count {
            if position == scalars.count || scalars[position] == Glyph.newline {
                if holdsWord { paragraphs.append(start..<position) }
                start = position + 1
                holdsWord = false
            } else if !holdsWord {
                holdsWord = Glyph.isWord(scalars[position])
            }
        }
        self.scalars = scalars
        self.paragraphs = paragraphs
    }

    /// The text of a range, with line breaks as spaces.
    func text(_ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        for position in range {
            let scalar = scalars[position] == Glyph.newline ? 0x20 : scalars[position]
            if let scalar = Unicode.Scalar(scalar) { result.append(scalar) }
        }
        return String(result)
    }
}
