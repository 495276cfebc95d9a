// TextRepair: scalars that no reader should see are dropped, sequences that a wrong decoding
// made are put right, and letters with separate marks are composed (NFC).

internal import NewsModel
internal import Packing

/// Repairs a text in one pass; a text that needs nothing costs its decoding alone.
enum TextRepair {
    /// Bytes of a line, to guess how many breaks there are.
    private static let usualLine = 128

    static func repair(_ text: String) -> WorkingText {
        let (scalars, places) = decoded(text)
        guard !places.suspects.isEmpty || !places.pairs.isEmpty else {
            return WorkingText(scalars: scalars, origins: nil, breaks: places.breaks)
        }
        return repaired(scalars, places)
    }

    /// The scalars of a text, as they are.
    static func scalars(of text: String) -> [UInt32] { decoded(text).scalars }

    /// What the rest of the work has to look at, as places among the scalars, ascending.
    private struct Places {
        var breaks: [Int] = []
        /// Scalars that may need repair wherever they stand.
        var suspects: [Int] = []
        /// Scalars that may belong to a sequence that a wrong decoding made: the later one of two.
        var pairs: [Int] = []
    }

    private static func decoded(_ text: String) -> (scalars: [UInt32], places: Places) {
        var text = text
        var places = Places()
        let scalars = text.withUTF8 { utf8 in
            places.breaks.reserveCapacity(utf8.count / usualLine)
            // No text has more scalars than bytes.
            return [UInt32](room: utf8.count) { scalars, count in
                count = decode(utf8, into: scalars, &places)
            }
        }
        return (scalars, places)
    }

    private static func decode(
        _ utf8: UnsafeBufferPointer<UInt8>, into scalars: UnsafeMutableBufferPointer<UInt32>,
        _ places: inout Places
    ) -> Int {
        guard let from = utf8.baseAddress, let to = scalars.baseAddress else { return 0 }
        let bytes = SequenceBytes.shared
        var first: UInt16 = 0
        var index = 0
        var end = 0
        while index < utf8.count {
            if index &+ PlainASCII.width <= utf8.count {
                let plain = PlainASCII.widen(from + index, into: to + end)
                index &+= plain
                end &+= plain
                if plain > 0 { first = 0 }
                if plain == PlainASCII.width { continue }
            }
            let byte = UInt32(from[index])
            if byte < 0x80 {
                first = 0
                if byte < 0x20 && !(0x09...0x0D).contains(byte) || byte == 0x7F || byte == 0x26 {
                    places.suspects.append(end)
                }
                if WorkingText.isBreak(byte) { places.breaks.append(end) }
                to[end] = byte
                index += 1
            } else {
                let scalar = Self.decode(utf8, &index, first: byte)
                if isSuspect(scalar) { places.suspects.append(end) }
                // "Ã" alone can be what is left of a sequence.
                if first & bytes.later(scalar) != 0 || scalar == 0xC3 { places.pairs.append(end) }
                first = bytes.first(scalar)
                if WorkingText.isBreak(scalar) { places.breaks.append(end) }
                to[end] = scalar
            }
            end += 1
        }
        return end
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
        if scalar < 0x300 { return scalar < 0xA0 || scalar == 0xAD }
        return Invisible.contains(scalar) || Composition.mayChange(scalar)
    }

    private static func repaired(_ scalars: [UInt32], _ places: Places) -> WorkingText {
        var output = RepairedText(scalars, breaks: places.breaks)
        var mends = Mojibake.mends(in: scalars, at: places.pairs)[...]
        var suspects = places.suspects[...]
        var index = 0
        while true {
            while let mend = mends.first, mend.range.lowerBound < index { mends.removeFirst() }
            while let suspect = suspects.first, suspect < index { suspects.removeFirst() }
            if let mend = mends.first, mend.range.lowerBound <= suspects.first ?? .max {
                output.replace(mend.range, with: mend.scalars)
                index = mend.range.upperBound
                continue
            }
            guard let suspect = suspects.first else { return output.finish() }
            index = suspect
            let scalar = scalars[index]
            if scalar == 0x26 {
                if let (value, end) = Reference.scalar(in: scalars, at: index) {
                    output.replace(index..<end, with: Invisible.contains(value) ? [] : [value])
                    index = end
                } else {
                    index += 1
                }
            } else if (0x80...0x9F).contains(scalar) {
                output.replace(index..<index + 1, with: UpperHalf.sign(ofControl: scalar))
                index += 1
            } else if scalar < 0xA0 || Invisible.contains(scalar) {
                output.replace(index..<index + 1, with: [])
                index += 1
            } else {
                let range = Composition.segment(in: scalars, around: index, notBefore: output.copied)
                output.replace(range, with: Composition.composed(scalars[range]))
                index = range.upperBound
            }
        }
    }
}

/// The output of a repair: what was copied so far and how it maps back.
private struct RepairedText {
    private let input: [UInt32]
    /// Where lines break in what isn't dealt with yet.
    private var inputBreaks: ArraySlice<Int>
    private var output: WorkingText
    private var origins = OffsetMap()
    /// How much of the input is dealt with.
    private(set) var copied = 0

    init(_ input: [UInt32], breaks: [Int]) {
        self.input = input
        inputBreaks = breaks[...]
        output = WorkingText(scalars: [], origins: nil, breaks: [])
        output.scalars.reserveCapacity(input.count)
        output.breaks.reserveCapacity(breaks.count)
    }

    /// Copies the input up to `range` and puts `replacement` for what is in it.
    mutating func replace(_ range: Range<Int>, with replacement: [UInt32]) {
        copy(upTo: range.lowerBound)
        if !replacement.isEmpty {
            let start = output.scalars.count
            output.scalars += replacement
            for place in start..<output.scalars.count where WorkingText.isBreak(output.scalars[place]) {
                output.breaks.append(place)
            }
            origins.append(
                clean: TextRange(start: start, end: output.scalars.count),
                original: TextRange(start: range.lowerBound, end: range.upperBound))
        }
        copied = range.upperBound
        while let place = inputBreaks.first, place < copied { inputBreaks.removeFirst() }
    }

    private mutating func copy(upTo end: Int) {
        guard end > copied else { return }
        let start = output.scalars.count
        output.scalars += input[copied..<end]
        while let place = inputBreaks.first, place < end {
            output.breaks.append(place - copied + start)
            inputBreaks.removeFirst()
        }
        origins.append(
            clean: TextRange(start: start, end: output.scalars.count),
            original: TextRange(start: copied, end: end))
    }

    mutating func finish() -> WorkingText {
        copy(upTo: input.count)
        output.origins = origins
        return output
    }
}
