// TextRange: a half-open span of a text, counted in Unicode scalars.

/// A half-open span of a text in Unicode scalars: the same numbers in every language that
/// indexes strings by code point.
public struct TextRange: Hashable, Comparable, Sendable {
    public var start: Int
    public var end: Int

    /// The span from `start` up to, not including, `end`.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    public var count: Int { end - start }
    public var isEmpty: Bool { end <= start }

    public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

    public static func < (left: TextRange, right: TextRange) -> Bool {
        (left.start, left.end) < (right.start, right.end)
    }
}

extension String {
    /// The text in a span. Costs the length of the text up to the span's end; an end past the
    /// text is cut.
    public func text(in range: TextRange) -> String {
        let scalars = unicodeScalars
        guard range.start >= 0, !range.isEmpty,
            let start = scalars.index(scalars.startIndex, offsetBy: range.start, limitedBy: scalars.endIndex)
        else { return "" }
        let end = scalars.index(start, offsetBy: range.count, limitedBy: scalars.endIndex) ?? scalars.endIndex
        return String(scalars[start..<end])
    }
}
