// ScalarReader: a text's scalars from its UTF-8, with its paragraphs and marks found on the way.

internal import Packing

/// Reads one text from left to right. Eight bytes at a time where they are letters, blanks and common
/// marks: nearly always.
struct ScalarReader {
    private(set) var paragraphs: [Range<Int>] = []
    private(set) var marks: [Int] = []
    /// Where the paragraph that is being read starts, and whether it holds a letter or digit so far.
    private var start = 0
    private var holdsWord = false

    /// The scalars of a text. A string's UTF-8 is well formed, so no byte is checked twice.
    mutating func scalars(of text: String) -> [UInt32] {
        var text = text
        return text.withUTF8 { bytes in
            [UInt32](room: bytes.count) { buffer, count in
                count = read(UnsafeRawBufferPointer(bytes), into: buffer)
            }
        }
    }

    /// Writes the scalars of UTF-8 and tells their number.
    private mutating func read(
        _ bytes: UnsafeRawBufferPointer, into scalars: UnsafeMutableBufferPointer<UInt32>
    ) -> Int {
        var position = 0
        var count = 0
        while position < bytes.count {
            while holdsWord, position + 8 <= bytes.count {
                let block = UInt64(
                    littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                guard Self.isOrdinary(block) else { break }
                for offset in 0..<8 {
                    scalars[count + offset] = UInt32(truncatingIfNeeded: block >> UInt64(offset * 8) & 0xff)
                }
                position += 8
                count += 8
            }
            guard position < bytes.count else { break }
            let end = min(bytes.count, position + 8)
            repeat {
                let lead = UInt32(bytes[position])
                // 0, 1, 2 or 3 bytes go on from the leading one.
                let more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3
                var scalar = lead < 0x80 ? lead : lead & (0x3f >> UInt32(more))
                for offset in 0..<more {
                    scalar = scalar << 6 | UInt32(bytes[position + 1 + offset] & 0x3f)
                }
                scalars[count] = scalar
                note(scalar, at: count)
                count += 1
                position += 1 + more
            } while position < end
        }
        if holdsWord { paragraphs.append(start..<count) }
        return count
    }

    /// Whether none of eight bytes can break a line, quote or belong to a longer scalar.
    @inline(__always)
    private static func isOrdinary(_ block: UInt64) -> Bool {
        let special =
            zeros(block ^ ones &* UInt64(Glyph.newline)) | zeros(block ^ ones &* UInt64(Glyph.straightDouble))
            | zeros(block ^ ones &* UInt64(Glyph.apostrophe)) | zeros(block ^ ones &* UInt64(Glyph.backtick))
        return (special | block) & (ones &* 0x80) == 0
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The upper bit of bytes that are zero, of no other where none is.
    @inline(__always)
    private static func zeros(_ block: UInt64) -> UInt64 { (block &- ones) & ~block }

    @inline(__always)
    private mutating func note(_ scalar: UInt32, at position: Int) {
        if scalar == 0x20 { return }
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
