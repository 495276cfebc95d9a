// TextDifference: what changed from one version of a text to the next.

/// The words that two versions of a text don't share, in their order. Paragraphs that stand in
/// both are left alone; inside the others words are compared, marks included.
public struct TextDifference: Hashable, Sendable {
    /// A stretch of words that another took the place of; empty on one side where words were only
    /// added or only removed.
    public struct Change: Hashable, Sendable {
        /// In the old text and in the new one, in Unicode scalars; empty at the place where words
        /// are missing.
        public var old: TextRange
        public var new: TextRange
        public var removed: String
        public var added: String
    }

    /// In the order of the texts.
    public let changes: [Change]

    /// Words of one stretch of changed paragraphs that are compared at most; longer stretches are
    /// one change.
    private static let wordLimit = 4000

    /// Compares two texts. Costs about 1 ms for articles that differ in some words; changed
    /// stretches of many thousand words are told as a whole.
    public init(from old: String, to new: String) {
        let before = Stretch.paragraphs(of: old)
        let after = Stretch.paragraphs(of: new)
        var changes: [Change] = []
        for part in Stretch.apart(before, after) {
            let first = before[part.old].flatMap(\.words)
            let second = after[part.new].flatMap(\.words)
            guard first.count + second.count <= TextDifference.wordLimit else {
                changes.append(Change(first[...], second[...], at: (0, 0)))
                continue
            }
            let start = (
                Stretch.place(part.old.lowerBound, in: before), Stretch.place(part.new.lowerBound, in: after)
            )
            for inner in Stretch.apart(first, second) {
                let place = (
                    inner.old.lowerBound > 0 ? first[inner.old.lowerBound - 1].range.end : start.0,
                    inner.new.lowerBound > 0 ? second[inner.new.lowerBound - 1].range.end : start.1
                )
                changes.append(Change(first[inner.old], second[inner.new], at: place))
            }
        }
        self.changes = changes
    }
}

extension TextDifference.Change {
    fileprivate init(_ old: ArraySlice<Stretch>, _ new: ArraySlice<Stretch>, at place: (Int, Int)) {
        self.init(
            old: TextRange(start: old.first?.range.start ?? place.0, end: old.last?.range.end ?? place.0),
            new: TextRange(start: new.first?.range.start ?? place.1, end: new.last?.range.end ?? place.1),
            removed: old.map(\.text).joined(separator: " "), added: new.map(\.text).joined(separator: " "))
    }
}

/// A paragraph or a word, and where it stands.
private struct Stretch: Equatable {
    var text: String
    var range: TextRange

    /// Places don't matter: the same words may stand elsewhere.
    static func == (left: Stretch, right: Stretch) -> Bool { left.text == right.text }

    /// The words of a paragraph.
    var words: [Stretch] { Stretch.pieces(of: text, from: range.start) { $0.properties.isWhitespace } }

    static func paragraphs(of text: String) -> [Stretch] { pieces(of: text, from: 0) { $0 == "\n" } }

    /// Where the stretch of this number starts; the end of the last where there is none.
    static func place(_ number: Int, in stretches: [Stretch]) -> Int {
        number < stretches.count ? stretches[number].range.start : stretches.last?.range.end ?? 0
    }

    private static func pieces(
        of text: String, from start: Int, isBreak: (Unicode.Scalar) -> Bool
    ) -> [Stretch] {
        var pieces: [Stretch] = []
        var piece = ""
        var offset = start
        for scalar in text.unicodeScalars {
            if !isBreak(scalar) {
                piece.unicodeScalars.append(scalar)
            } else if !piece.isEmpty {
                pieces.append(ending(piece, at: offset))
                piece = ""
            }
            offset += 1
        }
        if !piece.isEmpty { pieces.append(ending(piece, at: offset)) }
        return pieces
    }

    private static func ending(_ piece: String, at end: Int) -> Stretch {
        Stretch(text: piece, range: TextRange(start: end - piece.unicodeScalars.count, end: end))
    }

    /// Stretches of two lists that aren't the same in both, in order.
    static func apart(_ old: [Stretch], _ new: [Stretch]) -> [(old: Range<Int>, new: Range<Int>)] {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var parts: [(old: Range<Int>, new: Range<Int>)] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            let start = (i, j)
            while i < old.count, removed.contains(i) { i += 1 }
            while j < new.count, inserted.contains(j) { j += 1 }
            if (i, j) == start {
                (i, j) = (i + 1, j + 1)
            } else {
                parts.append((start.0..<i, start.1..<j))
            }
        }
        return parts
    }
}
