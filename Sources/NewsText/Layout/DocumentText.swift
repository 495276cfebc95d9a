// DocumentText: writes the paragraphs of a document and where each came from.

internal import NewsModel

/// The text of a document as it is put together.
struct DocumentText {
    private var utf8: [UInt8] = []
    private(set) var offsets = OffsetMap()
    /// Scalars written.
    private(set) var count = 0

    init(capacity: Int) { utf8.reserveCapacity(capacity) }

    var text: String { String(decoding: utf8, as: UTF8.self) }

    /// Adds a paragraph: every run of white space in it becomes one space.
    mutating func append(_ range: Range<Int>, of text: WorkingText) {
        if count > 0 {
            utf8 += [0x0A, 0x0A]
            count += 2
        }
        var runStart = range.lowerBound
        var runClean = count
        // Counted apart: a count that a closure writes through is read and stored for each scalar.
        var written = count
        let paragraph = [UInt8](unsafeUninitializedCapacity: range.count * 4) { buffer, filled in
            var end = 0
            var index = range.lowerBound
            text.scalars.withUnsafeBufferPointer { scalars in
                while index < range.upperBound {
                    // Most of a text: letters and signs of ASCII, and one space before such.
                    let plain = index
                    while index &+ 1 < range.upperBound,
                        Self.isSign(scalars[index])
                            || scalars[index] == 0x20 && Self.isSign(scalars[index &+ 1])
                    {
                        buffer[end &+ (index &- plain)] = UInt8(truncatingIfNeeded: scalars[index])
                        index &+= 1
                    }
                    end += index - plain
                    written += index - plain
                    let scalar = scalars[index]
                    guard Letters.isSpace(scalar) else {
                        Self.encode(scalar, into: buffer, at: &end)
                        written += 1
                        index += 1
                        continue
                    }
                    let start = index
                    while index < range.upperBound, Letters.isSpace(scalars[index]) { index += 1 }
                    if index - start > 1 {
                        text.record(
                            clean: runClean, from: runStart..<start, cleanCount: written - runClean,
                            in: &offsets)
                        text.record(clean: written, from: start..<index, cleanCount: 1, in: &offsets)
                        runStart = index
                        runClean = written + 1
                    }
                    Self.encode(0x20, into: buffer, at: &end)
                    written += 1
                }
            }
            filled = end
        }
        count = written
        utf8 += paragraph
        text.record(
            clean: runClean, from: runStart..<range.upperBound, cleanCount: count - runClean, in: &offsets)
    }

    /// The text of a stretch, white space collapsed.
    static func line(_ range: Range<Int>, of text: WorkingText) -> String {
        var line = DocumentText(capacity: range.count + 8)
        line.append(range, of: text)
        return line.text
    }

    /// `!` … `~`
    @inline(__always)
    private static func isSign(_ scalar: UInt32) -> Bool { scalar &- 0x21 < 0x7F - 0x21 }

    @inline(__always)
    private static func encode(
        _ scalar: UInt32, into buffer: UnsafeMutableBufferPointer<UInt8>, at index: inout Int
    ) {
        func put(_ value: UInt32) {
            buffer[index] = UInt8(truncatingIfNeeded: value)
            index += 1
        }
        switch scalar {
        case 0..<0x80: put(scalar)
        case 0x80..<0x800:
            put(0xC0 | scalar >> 6)
            put(0x80 | scalar & 0x3F)
        case 0x800..<0x10000:
            put(0xE0 | scalar >> 12)
            put(0x80 | scalar >> 6 & 0x3F)
            put(0x80 | scalar & 0x3F)
        default:
            put(0xF0 | scalar >> 18 & 0x07)
            put(0x80 | scalar >> 12 & 0x3F)
            put(0x80 | scalar >> 6 & 0x3F)
            put(0x80 | scalar & 0x3F)
        }
    }
}
