// WorkingText: an article's text as repaired scalars, each traceable to the article's own text.

internal import NewsModel

/// Repaired scalars and where they came from.
struct WorkingText {
    var scalars: [UInt32]
    /// Where each stretch stood in the article's own text; nil when nothing had to be repaired, so
    /// that offsets are the same in both.
    var origins: OffsetMap?
    /// Where lines break in `scalars`, ascending.
    var breaks: [Int]

    /// Line feeds, carriage returns and their kin.
    @inline(__always)
    static func isBreak(_ scalar: UInt32) -> Bool {
        (0x0A...0x0D).contains(scalar) || scalar & ~1 == 0x2028
    }

    /// The stretch of the article's own text behind a stretch of the scalars.
    func original(of range: Range<Int>) -> TextRange {
        let same = TextRange(start: range.lowerBound, end: range.upperBound)
        return origins.map { $0.original(of: same) ?? same } ?? same
    }

    /// Adds to `map` that the stretch `clean` of the document is the stretch `range` of the scalars.
    func record(clean start: Int, from range: Range<Int>, cleanCount: Int, in map: inout OffsetMap) {
        let clean = TextRange(start: start, end: start + cleanCount)
        guard let origins, cleanCount == range.count else {
            map.append(clean: clean, original: original(of: range))
            return
        }
        // The runs are in order: find the first that reaches into the range, then walk.
        var low = 0
        var high = origins.runs.count
        while low < high {
            let middle = (low + high) / 2
            if origins.runs[middle].clean.end <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        for run in origins.runs[low...] {
            guard run.clean.start < range.upperBound else { break }
            let from = max(run.clean.start, range.lowerBound)
            let to = min(run.clean.end, range.upperBound)
            let part = TextRange(start: start + from - range.lowerBound, end: start + to - range.lowerBound)
            var source = run.original
            if run.clean.count == run.original.count {
                source = TextRange(
                    start: run.original.start + from - run.clean.start,
                    end: run.original.start + to - run.clean.start)
            }
            map.append(clean: part, original: source)
        }
    }
}
