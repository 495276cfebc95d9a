// OffsetMap: where each stretch of a cleaned text stands in the text that it was cleaned from.

/// A piecewise map from offsets in a cleaned text to offsets in the original, in Unicode scalars.
public struct OffsetMap: Hashable, Sendable {
    /// A stretch of the cleaned text and the stretch of the original that it came from. Where
    /// the lengths are equal the scalars correspond one by one; where they differ (a repaired or
    /// composed sequence) only the whole stretches correspond.
    public struct Run: Hashable, Sendable {
        public var clean: TextRange
        public var original: TextRange

        public init(clean: TextRange, original: TextRange) {
            self.clean = clean
            self.original = original
        }
    }

    /// Runs in ascending order of `clean`, none overlapping.
    public private(set) var runs: [Run]

    public init(runs: [Run] = []) { self.runs = runs }

    /// Makes room for so many runs.
    package mutating func reserveCapacity(_ count: Int) { runs.reserveCapacity(count) }

    /// Adds a run after the last one, joining it with that one where both go on without a gap.
    public mutating func append(clean: TextRange, original: TextRange) {
        if let last = runs.last, last.clean.end == clean.start, last.original.end == original.start,
            last.clean.count == last.original.count, clean.count == original.count
        {
            runs[runs.count - 1].clean.end = clean.end
            runs[runs.count - 1].original.end = original.end
        } else {
            runs.append(Run(clean: clean, original: original))
        }
    }

    /// The stretch of the original that a stretch of the cleaned text came from, or nil where
    /// nothing of it did. Costs log(runs) + the runs that it touches.
    public func original(of range: TextRange) -> TextRange? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].clean.end <= range.start { low = middle + 1 } else { high = middle }
        }
        var result: TextRange?
        for run in runs[low...] {
            guard run.clean.start < range.end else { break }
            var part = run.original
            if run.clean.count == run.original.count {
                part.start += max(0, range.start - run.clean.start)
                part.end -= max(0, run.clean.end - range.end)
            }
            result = TextRange(start: result?.start ?? part.start, end: part.end)
        }
        return result
    }
}
