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
        let scalars = text.scalars
        var runStart = range.lowerBound
        var runClean = count
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = scalars[index]
            if scalar > 0x20, scalar < 0x80 {
                utf8.append(UInt8(truncatingIfNeeded: scalar))
                count += 1
                index += 1
            } else if Letters.isSpace(scalar) {
                let start = index
                while index < range.upperBound, Letters.isSpace(scalars[index]) { index += 1 }
                if index - start > 1 {
                    text.record(clean: runClean, from: runStart..<start, cleanCount: count - runClean, in: &offsets)
                    text.record(clean: count, from: start..<index, cleanCount: 1, in: &offsets)
                    runStart = index
                    runClean = count + 1
                }
                utf8.append(0x20)
                count += 1
            } else {
                Self.encode(scalar, into: &utf8)
                count += 1
                index += 1
            }
        }
        text.record(clean: runClean, from: runStart..<range.upperBound, cleanCount: count - runClean, in: &offsets)
    }

    /// The text of a stretch, white space collapsed.
    static func line(_ range: Range<Int>, of text: WorkingText) -> String {
        var line = DocumentText(capacity: range.count + 8)
        line.append(range, of: text)
        return line.text
    }

    private static func encode(_ scalar: UInt32, into utf8: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: utf8.append(UInt8(scalar))
        case 0x80..<0x800:
            utf8.append(UInt8(0xC0 | scalar >> 6))
            utf8.append(UInt8(0x80 | scalar & 0x3F))
        case 0x800..<0x10000:
            utf8.append(UInt8(0xE0 | scalar >> 12))
            utf8.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            utf8.append(UInt8(0x80 | scalar & 0x3F))
        default:
            utf8.append(UInt8(0xF0 | scalar >> 18 & 0x07))
            utf8.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            utf8.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            utf8.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
