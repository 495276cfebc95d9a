// Mojibake: UTF-8 that was once read in another encoding ("â€™" for "’", "вЂ™", "‚Äô") is put right. Each
// line is read in every encoding that it could have gone through; the one that explains most wins, if
// enough speaks for it. The idea and the cases are ftfy's (R. Speer, Apache-2.0); the weighing is our own.

enum Mojibake {
    /// A stretch of the text and what it was.
    struct Mend {
        var range: Range<Int>
        var scalars: [UInt32]
    }

    /// Less evidence than this leaves a line as it is.
    private static let least = 1.15
    /// Text that was spoilt more often than this stays spoilt.
    private static let mostRounds = 6
    /// Longer lines are taken in parts, in scalars.
    private static let longestLine = 2000

    /// The stretches to put right, in order.
    /// - Complexity: a look-up a scalar for sound text; a few passes over a line that isn't.
    static func mends(in scalars: [UInt32]) -> [Mend] {
        var mends: [Mend] = []
        var start = 0
        while start < scalars.count {
            var end = start
            var isForeign = false
            while end < scalars.count, scalars[end] != 0x0A, end - start < longestLine {
                if scalars[end] >= 0x80 { isForeign = true }
                end += 1
            }
            if isForeign, halves(in: scalars[start..<end]) != 0 {
                mends += SpoiltLine(scalars, start..<end).mends()
            }
            start = end + 1
        }
        return mends
    }

    /// In which encodings two scalars stand together that can be bytes of one sequence: a bit for
    /// each of `UpperHalf.all`.
    private static func halves(in line: ArraySlice<UInt32>) -> UInt16 {
        let bytes = SequenceBytes.shared
        var found: UInt16 = 0
        var first: UInt16 = 0
        var previous: UInt32 = 0
        for scalar in line {
            if scalar < 0x80 {
                // "voilÃ le" has lost the second byte.
                if scalar == 0x20, previous == 0xC3 { return .max }
                first = 0
            } else {
                found |= first & bytes.later(scalar)
                first = bytes.first(scalar)
            }
            previous = scalar
        }
        return found
    }

    /// One line on its way to what it was.
    private struct SpoiltLine {
        private var text: [UInt32]
        /// Where each scalar stands in the whole text.
        private var places: [Range<Int>]

        init(_ scalars: [UInt32], _ range: Range<Int>) {
            text = Array(scalars[range])
            places = range.map { $0..<$0 + 1 }
        }

        func mends() -> [Mend] {
            var line = self
            let before = text
            line.mendGrave()
            for _ in 0..<Mojibake.mostRounds {
                guard var reading = line.likeliest() else { break }
                if reading.sequences.count > 1, line.restoreSpaces(reading.half) {
                    reading = line.likeliest() ?? reading
                }
                line.apply(reading)
            }
            let origin = places.first?.lowerBound ?? 0
            return zip(line.text, line.places).compactMap { scalar, place in
                guard place.count != 1 || before[place.lowerBound - origin] != scalar else { return nil }
                return Mend(range: place, scalars: Mojibake.shown(scalar))
            }
        }

        private struct Reading {
            var half: UpperHalf
            var sequences: [SpoiltSequence]
            var score: Double
        }

        /// The encoding that explains most of the line, and what it explains.
        private func likeliest() -> Reading? {
            let halves = Mojibake.halves(in: text[...])
            guard halves != 0 else { return nil }
            let foreign = text.reduce(0) { $0 + ($1 >= 0x80 ? 1 : 0) }
            var best: Reading?
            for (number, half) in UpperHalf.all.enumerated() where halves >> number & 1 == 1 {
                let found = sequences(in: half)
                var reading = Reading(
                    half: half, sequences: [],
                    score: half.name == "windows-1252" ? 0 : half.name == "ibm437" ? -1 : -0.6)
                for (index, sequence) in found.enumerated() {
                    let neighbours = found[max(0, index - 1)..<min(found.count, index + 2)]
                    let hasCompany = neighbours.contains {
                        $0.start != sequence.start && $0.isKin(of: sequence)
                    }
                    let weight = sequence.weight(in: text, half: half, hasCompany: hasCompany)
                    guard weight > 0 else { continue }
                    reading.sequences.append(sequence)
                    reading.score += weight
                }
                // What it leaves unexplained speaks against it.
                let rest = foreign - reading.sequences.reduce(0) { $0 + $1.length }
                reading.score -= (reading.sequences.count > 1 ? 0.25 : 1.3) * Double(max(0, rest))
                if !reading.sequences.isEmpty, reading.score > (best?.score ?? Mojibake.least) + 0.01 {
                    best = reading
                }
            }
            return best
        }

        private func sequences(in half: UpperHalf) -> [SpoiltSequence] {
            var found: [SpoiltSequence] = []
            var index = 0
            while index < text.count {
                guard text[index] >= 0x80 else {
                    index &+= 1
                    continue
                }
                if let sequence = SpoiltSequence(text, at: index, in: half) {
                    found.append(sequence)
                    index = sequence.end
                } else {
                    index += 1
                }
            }
            return found
        }

        private mutating func apply(_ reading: Reading) {
            for sequence in reading.sequences.reversed() {
                replace(sequence.start..<sequence.end, with: sequence.value)
            }
            // "à" is two bytes of which the second is a space that can't be broken; it is lost first.
            let grave = reading.half.scalar(of: 0xC3)
            var index = 0
            while index + 1 < text.count {
                if text[index] == grave, text[index + 1] == 0x20 || text[index + 1] == 0xA0 {
                    if joinsGrave(index + 2) {
                        replace(index..<index + 2, with: 0xE0)
                    } else {
                        text[index] = 0xE0
                    }
                }
                index += 1
            }
        }

        /// "voilÃ le": a capital after a small letter, at the end of a word.
        private mutating func mendGrave() {
            for index in text.indices.dropFirst().dropLast(2)
            where text[index] == 0xC3 && (0x61...0x7A).contains(text[index - 1]) {
                let spaces = text[(index + 1)...].prefix(2).prefix { $0 == 0x20 || $0 == 0xA0 }
                guard let first = spaces.first,
                    let next = text[(index + 1)...].first(where: { $0 != 0x20 && $0 != 0xA0 }),
                    (0x61...0x7A).contains(next)
                else { continue }
                text[index] = 0xE0
                if spaces.count == 2 || first == 0xA0 { text[index + 1] = 0x20 }
            }
        }

        /// Portuguese joins it: "àquele", "às".
        private func joinsGrave(_ index: Int) -> Bool {
            ["quele", "quela", "quilo", "s "].contains { word in
                text[min(index, text.count)...].prefix(word.utf8.count).elementsEqual(
                    word.utf8.map(UInt32.init))
            }
        }

        /// Spaces that were the byte A0 of a sequence become it again.
        private mutating func restoreSpaces(_ half: UpperHalf) -> Bool {
            let space = half.scalar(of: 0xA0)
            var isChanged = false
            func lead(_ index: Int) -> Bool {
                index < text.count && (half.byte(of: text[index]) ?? 0) >= 0xC2
            }
            for index in text.indices where text[index] == 0x20 && index > 0 && index + 1 < text.count {
                let first = half.byte(of: text[index - 1]) ?? 0
                let isSecond =
                    (0xC3...0xDF).contains(first)
                    && (lead(index + 1)
                        || (first == 0xC4 || first == 0xC5) && (0x61...0x7A).contains(text[index + 1]))
                let isThird =
                    index > 1 && first & 0xC0 == 0x80
                    && (0xE0...0xEF).contains(half.byte(of: text[index - 2]) ?? 0)
                    && lead(index + 1)
                guard isSecond || isThird else { continue }
                text[index] = space
                isChanged = true
            }
            return isChanged
        }

        private mutating func replace(_ range: Range<Int>, with scalar: UInt32) {
            let place = places[range.lowerBound].lowerBound..<places[range.upperBound - 1].upperBound
            text.replaceSubrange(range, with: CollectionOfOne(scalar))
            places.replaceSubrange(range, with: CollectionOfOne(place))
        }
    }

    /// A repaired scalar without what repair would have dropped from plain text.
    private static func shown(_ scalar: UInt32) -> [UInt32] {
        if (0x80...0x9F).contains(scalar) { return UpperHalf.sign(ofControl: scalar) }
        return Invisible.contains(scalar) ? [] : [scalar]
    }
}
