// ArticleScalars: a text as an array of scalars with its paragraphs and the places of its marks, the
// ground that every stage of extraction and attribution stands on.

/// A text's scalars, the bounds of its paragraphs and where quotation marks may stand.
struct ArticleScalars: Sendable {
    let scalars: [UInt32]
    /// Lines that hold a letter or digit; ends exclude the line break.
    let paragraphs: [Range<Int>]
    /// Places of the characters that can be quotation marks, apostrophes among them.
    let marks: [Int]

    init(_ text: String) {
        var reader = ScalarReader()
        scalars = reader.scalars(of: text)
        paragraphs = reader.paragraphs
        marks = reader.marks
    }

    /// Indices into `marks` of those within a range, which `first` is not behind.
    func marks(in range: Range<Int>, from first: Int) -> Range<Int> {
        var start = first
        while start < marks.count, marks[start] < range.lowerBound { start += 1 }
        var end = start
        while end < marks.count, marks[end] < range.upperBound { end += 1 }
        return start..<end
    }

    /// The text of a range, with line breaks as spaces.
    func text(_ range: Range<Int>) -> String {
        // Most texts are ASCII: then the string takes no more than it holds.
        let width = scalars[range].contains { $0 >= 0x80 } ? 4 : 1
        return String(unsafeUninitializedCapacity: range.count * width) { buffer in
            var count = 0
            for position in range {
                let scalar = scalars[position]
                if scalar < 0x80 {
                    buffer[count] = scalar == Glyph.newline ? 0x20 : UInt8(scalar)
                    count += 1
                } else if let scalar = Unicode.Scalar(scalar) {
                    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                        buffer[count] = byte
                        count += 1
                    }
                }
            }
            return count
        }
    }
}
