// DocumentText: writes the paragraphs of a document and where each came from.

internal import NewsModel
internal import Packing

/// The text of a document as it is put together.
struct DocumentText {
    /// Written up to `end`; what follows means nothing.
    private var utf8: [UInt8]
    private var end = 0
    private(set) var offsets = OffsetMap()
    /// Scalars written.
    private(set) var count = 0

    /// - Parameters:
    ///   - scalars: how many there are in all that will be appended.
    ///   - paragraphs: how many paragraphs these are.
    init(scalars: Int, paragraphs: Int) {
        // No scalar takes more than four bytes; two line feeds stand between paragraphs. What isn't
        // written costs nothing but addresses.
        let most = 4 * scalars + 2 * paragraphs
        utf8 = [UInt8](room: most) { $1 = most }
        offsets.reserveCapacity(paragraphs)
    }

    /// - Parameter given: what the document was made from; the same text isn't stored twice.
    func text(given: String = "") -> String {
        var given = given
        let isSame =
            given.utf8.count == end
            && given.withUTF8 { given in
                utf8.withUnsafeBufferPointer { Self.areEqual(given, $0, count: end) }
            }
        // What `encode` wrote is valid: it isn't looked at once more.
        return isSame ? given : String(copying: UTF8Span(unchecked: utf8.span.extracting(..<end)))
    }

    private static func areEqual(
        _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>, count: Int
    ) -> Bool {
        let (left, right) = (UnsafeRawBufferPointer(left), UnsafeRawBufferPointer(right))
        var place = 0
        while place + 8 <= count {
            let (one, other) = (
                left.loadUnaligned(fromByteOffset: place, as: UInt64.self),
                right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            )
            guard one == other else { return false }
            place += 8
        }
        return (place..<count).allSatisfy { left[$0] == right[$0] }
    }

    /// Adds a paragraph: every run of white space in it becomes one space, or none where lines of a script
    /// without spaces were wrapped.
    mutating func append(_ range: Range<Int>, of text: WorkingText) {
        var end = end
        // What is written below isn't checked any more.
        precondition(range.upperBound <= text.scalars.count && 4 * range.count + 2 <= utf8.count - end)
        if count > 0 {
            utf8[end] = 0x0A
            utf8[end + 1] = 0x0A
            end += 2
            count += 2
        }
        var runStart = range.lowerBound
        var runClean = count
        // Counted apart: a count that a closure writes through is read and stored for each scalar.
        var written = count
        // Taken out, so that it and `offsets` can be written side by side.
        var utf8: [UInt8] = []
        swap(&utf8, &self.utf8)
        utf8.withUnsafeMutableBufferPointer { buffer in
            text.scalars.withUnsafeBufferPointer { scalars in
                guard let bytes = buffer.baseAddress, let from = scalars.baseAddress else { return }
                var index = range.lowerBound
                while index < range.upperBound {
                    let plain = index
                    var target = bytes + end
                    while index &+ PlainASCII.width <= range.upperBound {
                        let taken = PlainASCII.narrow(from + index, into: target)
                        index &+= taken
                        target += taken
                        // Seven are all, if the eighth is a space.
                        if taken < PlainASCII.width - 1 { break }
                    }
                    end += index - plain
                    written += index - plain
                    guard index < range.upperBound else { break }
                    guard Letters.isSpace(scalars[index]) else {
                        repeat {
                            Self.encode(scalars[index], into: buffer, at: &end)
                            written += 1
                            index += 1
                        } while index < range.upperBound && !Letters.isSpace(scalars[index])
                        continue
                    }
                    let start = index
                    while index < range.upperBound, Letters.isSpace(scalars[index]) { index += 1 }
                    if Self.isWrappedUnspaced(scalars, start..<index, within: range) {
                        text.record(
                            clean: runClean, from: runStart..<start, cleanCount: written - runClean,
                            in: &offsets)
                        runStart = index
                        runClean = written
                        continue
                    }
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
        }
        swap(&utf8, &self.utf8)
        self.end = end
        count = written
        text.record(
            clean: runClean, from: runStart..<range.upperBound, cleanCount: count - runClean, in: &offsets)
    }

    /// Whether space is only what a line was wrapped with, in a script that has none between words.
    private static func isWrappedUnspaced(
        _ scalars: UnsafeBufferPointer<UInt32>, _ space: Range<Int>, within range: Range<Int>
    ) -> Bool {
        guard space.lowerBound > range.lowerBound, space.upperBound < range.upperBound else { return false }
        let (last, first) = (scalars[space.lowerBound - 1], scalars[space.upperBound])
        // Quotation marks and dashes are of every script.
        func joins(_ scalar: UInt32) -> Bool {
            Letters.isUnspaced(scalar) || (0x2010...0x2027).contains(scalar)
        }
        return joins(last) && joins(first) && (Letters.isUnspaced(last) || Letters.isUnspaced(first))
            && scalars[space].contains(where: WorkingText.isBreak)
    }

    /// The text of a stretch, white space collapsed.
    static func line(_ range: Range<Int>, of text: WorkingText) -> String {
        var line = DocumentText(scalars: range.count, paragraphs: 1)
        line.append(range, of: text)
        return line.text()
    }

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
