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
        let scalars = Self.decode(text)
        var paragraphs: [Range<Int>] = []
        var marks: [Int] = []
        var start = 0
        var holdsWord = false
        scalars.withUnsafeBufferPointer { scalars in
            for position in scalars.indices {
                let scalar = scalars[position]
                // Nearly all characters are small letters and spaces.
                if scalar == 0x20 { continue }
                if scalar >= 0x61, scalar <= 0x7a {
                    holdsWord = true
                } else if scalar == Glyph.newline {
                    if holdsWord { paragraphs.append(start..<position) }
                    start = position + 1
                    holdsWord = false
                } else if Glyph.canQuote(scalar) {
                    marks.append(position)
                } else if !holdsWord {
                    holdsWord = Glyph.isWord(scalar)
                }
            }
        }
        if holdsWord { paragraphs.append(start..<scalars.count) }
        self.scalars = scalars
        self.paragraphs = paragraphs
        self.marks = marks
    }

    /// The scalars of a text. A string's UTF-8 is well formed, so no byte is checked twice.
    static func decode(_ text: String) -> [UInt32] {
        var text = text
        return text.withUTF8 { bytes in
            [UInt32](unsafeUninitializedCapacity: bytes.count) { buffer, count in
                var position = 0
                while position < bytes.count {
                    let lead = UInt32(bytes[position])
                    // 0, 1, 2 or 3 bytes go on from the leading one.
                    let more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
                    var scalar = lead < 0x80 ? lead : lead & (0x3f >> UInt32(more))
                    for offset in 0..<more {
                        scalar = scalar << 6 | UInt32(bytes[position + 1 + offset] & 0x3f)
                    }
                    buffer[count] = scalar
                    count += 1
                    position += 1 + more
                }
            }
        }
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
        String(unsafeUninitializedCapacity: range.count * 4) { buffer in
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
