// TextRepair: scalars that no reader should see are dropped, sequences that a wrong decoding
// made are put right, and letters with separate marks are composed (NFC).

internal import NewsModel

/// Repairs a text in one pass; a text that needs nothing costs its decoding alone.
enum TextRepair {
    static func repair(_ text: String) -> WorkingText {
        var text = text
        var isClean = true
        var breaks: [Int] = []
        let scalars = text.withUTF8 { utf8 in
            // No text has more scalars than bytes.
            [UInt32](unsafeUninitializedCapacity: utf8.count) { scalars, count in
                let bytes = SequenceBytes.shared
                var first: UInt16 = 0
                var index = 0
                var end = 0
                while index < utf8.count {
                    if isPlain(utf8, from: index) {
                        for place in 0..<plainWidth { scalars[end + place] = UInt32(utf8[index + place]) }
                        index += plainWidth
                        end += plainWidth
                        first = 0
                        continue
                    }
                    let byte = UInt32(utf8[index])
                    if byte < 0x80 {
                        first = 0
                        if byte < 0x20 && !(0x09...0x0D).contains(byte) || byte == 0x7F || byte == 0x26 {
                            isClean = false
                        }
                        if WorkingText.isBreak(byte) { breaks.append(end) }
                        scalars[end] = byte
                        index += 1
                    } else {
                        let scalar = Self.decode(utf8, &index, first: byte)
                        if isSuspect(scalar) || first & bytes.later(scalar) != 0 { isClean = false }
                        first = bytes.first(scalar)
                        if WorkingText.isBreak(scalar) { breaks.append(end) }
                        scalars[end] = scalar
                    }
                    end += 1
                }
                count = end
            }
        }
        guard !isClean else { return WorkingText(scalars: scalars, origins: nil, breaks: breaks) }
        return repaired(scalars)
    }

    private static let plainWidth = 8

    /// Whether the next eight bytes are printable ASCII without `&`, which is a scalar each and needs no
    /// repair: most of a text.
    @inline(__always)
    private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>, from index: Int) -> Bool {
        guard index + plainWidth <= utf8.count else { return false }
        let bytes = UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        func all(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }
        // Each byte's highest bit tells whether it is beyond ASCII, a control, U+007F or `&`. What a byte
        // borrows from the next changes nothing: then it is one of those itself.
        let isOther =
            bytes | (bytes &- all(0x20)) | (bytes &+ all(0x01)) | ((bytes ^ all(0x26)) &- all(0x01))
        return isOther & all(0x80) == 0
    }

    /// One scalar of more than one byte. A string's UTF-8 is valid, so its shape isn't checked again.
    private static func decode(_ utf8: UnsafeBufferPointer<UInt8>, _ index: inout Int, first: UInt32)
        -> UInt32
    {
        func low(_ offset: Int) -> UInt32 { UInt32(utf8[index + offset] & 0x3F) }
        if first < 0xE0 {
            defer { index += 2 }
            return (first & 0x1F) << 6 | low(1)
        }
        if first < 0xF0 {
            defer { index += 3 }
            return (first & 0x0F) << 12 | low(1) << 6 | low(2)
        }
        defer { index += 4 }
        return (first & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3)
    }

    /// Scalars beyond ASCII that may need repair.
    private static func isSuspect(_ scalar: UInt32) -> Bool {
        if scalar < 0x300 { return scalar < 0xA0 || scalar == 0xAD || scalar == 0xC3 }
        return Invisible.contains(scalar) || Composition.mayChange(scalar)
    }

    private static func repaired(_ scalars: [UInt32]) -> WorkingText {
        var output = RepairedText(capacity: scalars.count)
        var mends = Mojibake.mends(in: scalars)[...]
        var nextMend = mends.first?.range.lowerBound ?? scalars.count
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            if index < nextMend, (0x20..<0x7F).contains(scalar), scalar != 0x26 {
                index += 1
                continue
            }
            while let mend = mends.first, mend.range.lowerBound < index { mends.removeFirst() }
            if let mend = mends.first, mend.range.lowerBound == index {
                output.replace(scalars, mend.range, with: mend.scalars)
                index = mend.range.upperBound
                mends.removeFirst()
                nextMend = mends.first?.range.lowerBound ?? scalars.count
            } else if scalar == 0x26, let (value, end) = Reference.scalar(in: scalars, at: index) {
                output.replace(scalars, index..<end, with: [value])
                index = end
            } else if scalar < 0x80, scalar >= 0x20 || (0x09...0x0D).contains(scalar), scalar != 0x7F {
                index += 1
            } else if (0x80...0x9F).contains(scalar) {
                output.replace(scalars, index..<index + 1, with: UpperHalf.sign(ofControl: scalar))
                index += 1
            } else if scalar < 0xA0 || Invisible.contains(scalar) {
                output.replace(scalars, index..<index + 1, with: [])
                index += 1
            } else if scalar >= 0x300, Composition.mayChange(scalar) {
                let range = Composition.segment(in: scalars, around: index, notBefore: output.copied)
                output.replace(scalars, range, with: Composition.composed(scalars[range]))
                index = range.upperBound
            } else {
                index += 1
            }
        }
        return output.finish(scalars)
    }
}

/// The output of a repair: what was copied so far and how it maps back.
private struct RepairedText {
    private var scalars: [UInt32] = []
    private var origins = OffsetMap()
    /// How much of the input is dealt with.
    private(set) var copied = 0

    init(capacity: Int) { scalars.reserveCapacity(capacity) }

    /// Copies the input up to `range` and puts `replacement` for what is in it.
    mutating func replace(_ input: [UInt32], _ range: Range<Int>, with replacement: [UInt32]) {
        copy(input, upTo: range.lowerBound)
        if !replacement.isEmpty {
            let start = scalars.count
            scalars += replacement
            origins.append(
                clean: TextRange(start: start, end: scalars.count),
                original: TextRange(start: range.lowerBound, end: range.upperBound))
        }
        copied = range.upperBound
    }

    private mutating func copy(_ input: [UInt32], upTo end: Int) {
        guard end > copied else { return }
        let start = scalars.count
        scalars += input[copied..<end]
        origins.append(
            clean: TextRange(start: start, end: scalars.count), original: TextRange(start: copied, end: end))
    }

    mutating func finish(_ input: [UInt32]) -> WorkingText {
        copy(input, upTo: input.count)
        let breaks = scalars.indices.filter { WorkingText.isBreak(scalars[$0]) }
        return WorkingText(scalars: scalars, origins: origins, breaks: breaks)
    }
}
