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
    /// - Parameter pairs: places in lines that may be spoilt, ascending: of "Ã", and of scalars that can be
    ///   a later byte of a sequence after such as can be its first.
    /// - Complexity: a few passes over the lines of these places.
    static func mends(in scalars: [UInt32], at pairs: [Int]) -> [Mend] {
        var mends: [Mend] = []
        // A line is taken in parts, with a scalar between them that is left as it is.
        var done = 0
        for place in pairs where place >= done {
            var start = place
            while start > done, scalars[start - 1] != 0x0A { start -= 1 }
            start += (place - start) / (longestLine + 1) * (longestLine + 1)
            var end = place
            while end < scalars.count, scalars[end] != 0x0A, end - start < longestLine { end += 1 }
            mends += SpoiltLine(scalars, start..<end).mends()
            done = end + 1
        }
        return mends
    }

    /// In which encodings two scalars stand together that can be bytes of one sequence: a bit for
    /// each of `UpperHalf.all`.
    /// - Parameter foreign: where scalars beyond ASCII are.
    private static func halves(in line: [UInt32], at foreign: [Int]) -> UInt16 {
        let bytes = SequenceBytes.shared
        var found: UInt16 = 0
        for index in foreign where index + 1 < line.count {
            let (scalar, next) = (line[index], line[index + 1])
            // "voilÃ le" has lost the second byte.
            if scalar == 0xC3, next == 0x20 { return .max }
            if next >= 0x80 { found |= bytes.first(scalar) & bytes.later(next) }
        }
        return found
    }

    /// One line on its way to what it was.
    private struct SpoiltLine {
        /// One scalar that took the place of others, or of another.
        private struct Change {
            /// In the line as it is.
            var index: Int
            /// In the whole text.
            var place: Range<Int>
        }

        private var text: [UInt32]
        /// Where scalars beyond ASCII are in it: a few, and nothing else can be spoilt.
        private var foreign: [Int]
        /// What was changed, in order.
        private var changes: [Change] = []
        /// Where the line begins in the whole text.
        private let origin: Int

        init(_ scalars: [UInt32], _ range: Range<Int>) {
            text = Array(scalars[range])
            foreign = Self.foreign(in: text)
            origin = range.lowerBound
        }

        private static func foreign(in text: [UInt32]) -> [Int] { text.indices.filter { text[$0] >= 0x80 } }

        func mends() -> [Mend] {
            guard Mojibake.halves(in: text, at: foreign) != 0 else { return [] }
            var line = self
            line.mendGrave()
            for _ in 0..<Mojibake.mostRounds {
                guard var reading = line.likeliest() else { break }
                if reading.sequences.count > 1, line.restoreSpaces(reading.half) {
                    reading = line.likeliest() ?? reading
                }
                line.apply(reading)
            }
            return line.changes.compactMap { change in
                let scalar = line.text[change.index]
                guard change.place.count != 1 || text[change.place.lowerBound - origin] != scalar else {
                    return nil
                }
                return Mend(range: change.place, scalars: Mojibake.shown(scalar))
            }
        }

        private struct Reading {
            var half: UpperHalf
            var sequences: [SpoiltSequence]
            var score: Double
        }

        /// The encoding that explains most of the line, and what it explains.
        private func likeliest() -> Reading? {
            let halves = Mojibake.halves(in: text, at: foreign)
            guard halves != 0 else { return nil }
            var best: Reading?
            for (number, half) in UpperHalf.all.enumerated() where halves >> number & 1 == 1 {
                let found = sequences(in: half)
                var reading = Reading(
                    half: half, sequences: [],
                    score: half.isWindows1252 ? 0 : half.isIBM437 ? -1 : -0.6)
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
                let rest = foreign.count - reading.sequences.reduce(0) { $0 + $1.length }
                reading.score -= (reading.sequences.count > 1 ? 0.25 : 1.3) * Double(max(0, rest))
                if !reading.sequences.isEmpty, reading.score > (best?.score ?? Mojibake.least) + 0.01 {
                    best = reading
                }
            }
            return best
        }

        private func sequences(in half: UpperHalf) -> [SpoiltSequence] {
            var found: [SpoiltSequence] = []
            for index in foreign where index >= found.last?.end ?? 0 {
                if let sequence = SpoiltSequence(text, at: index, in: half) { found.append(sequence) }
            }
            return found
        }

        private mutating func apply(_ reading: Reading) {
            replace(reading.sequences.map { ($0.start..<$0.end, $0.value) })
            // "à" is two bytes of which the second is a space that can't be broken; it is lost first.
            let grave = reading.half.scalar(of: 0xC3)
            replace(
                foreign.filter { text[$0] == grave && $0 + 1 < text.count && Self.isSpace(text[$0 + 1]) }
                    .map { ($0..<$0 + (joinsGrave($0 + 2) ? 2 : 1), 0xE0) })
        }

        /// "voilÃ le": a capital after a small letter, at the end of a word.
        private mutating func mendGrave() {
            var parts: [(Range<Int>, UInt32)] = []
            for index in foreign where text[index] == 0xC3 {
                guard index > 0, index + 2 < text.count, (0x61...0x7A).contains(text[index - 1]),
                    Self.isSpace(text[index + 1]),
                    let next = text[(index + 1)...].first(where: { !Self.isSpace($0) }),
                    (0x61...0x7A).contains(next)
                else { continue }
                parts.append((index..<index + 1, 0xE0))
                if text[index + 1] == 0xA0 || Self.isSpace(text[index + 2]) {
                    parts.append((index + 1..<index + 2, 0x20))
                }
            }
            replace(parts)
        }

        private static func isSpace(_ scalar: UInt32) -> Bool { scalar == 0x20 || scalar == 0xA0 }

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
            func lead(_ index: Int) -> Bool { (half.byte(of: text[index]) ?? 0) >= 0xC2 }
            // They follow another byte, and more stands behind them.
            let spaces = foreign.map { $0 + 1 }.filter { index in
                guard index + 1 < text.count, text[index] == 0x20 else { return false }
                let first = half.byte(of: text[index - 1]) ?? 0
                let isSecond =
                    (0xC3...0xDF).contains(first)
                    && (lead(index + 1)
                        || (first == 0xC4 || first == 0xC5) && (0x61...0x7A).contains(text[index + 1]))
                let isThird =
                    index > 1 && first & 0xC0 == 0x80
                    && (0xE0...0xEF).contains(half.byte(of: text[index - 2]) ?? 0)
                    && lead(index + 1)
                return isSecond || isThird
            }
            replace(spaces.map { ($0..<$0 + 1, space) })
            return !spaces.isEmpty
        }

        /// Puts a scalar for each of these stretches, which are in order.
        private mutating func replace(_ parts: [(range: Range<Int>, scalar: UInt32)]) {
            guard !parts.isEmpty else { return }
            var (output, made): ([UInt32], [Change]) = ([], [])
            output.reserveCapacity(text.count)
            var before = changes[...]
            var copied = 0
            /// Takes over the changes before `end`; they move with the text.
            func takeOver(upTo end: Int) {
                while let change = before.first, change.index < end {
                    made.append(
                        Change(index: change.index - copied + output.count, place: change.place))
                    before.removeFirst()
                }
                output += text[copied..<end]
                copied = end
            }
            for part in parts {
                takeOver(upTo: part.range.lowerBound)
                let (first, last) = (place(of: part.range.lowerBound), place(of: part.range.upperBound - 1))
                made.append(Change(index: output.count, place: first.lowerBound..<last.upperBound))
                output.append(part.scalar)
                copied = part.range.upperBound
                while let change = before.first, change.index < copied { before.removeFirst() }
            }
            takeOver(upTo: text.count)
            (text, changes) = (output, made)
            foreign = Self.foreign(in: text)
        }

        /// Where a scalar of the line stands in the whole text.
        private func place(of index: Int) -> Range<Int> {
            var (low, high) = (0, changes.count)
            while low < high {
                let middle = (low + high) / 2
                if changes[middle].index <= index { low = middle + 1 } else { high = middle }
            }
            guard low > 0 else { return origin + index..<origin + index + 1 }
            let change = changes[low - 1]
            if change.index == index { return change.place }
            let start = change.place.upperBound + index - change.index - 1
            return start..<start + 1
        }
    }

    /// A repaired scalar without what repair would have dropped from plain text.
    private static func shown(_ scalar: UInt32) -> [UInt32] {
        if (0x80...0x9F).contains(scalar) { return UpperHalf.sign(ofControl: scalar) }
        return Invisible.contains(scalar) ? [] : [scalar]
    }
}
