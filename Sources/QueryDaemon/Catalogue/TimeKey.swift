// TimeKey: the integer key of a row. It orders things of a kind by time, so that "newest first",
// "since" and "until" are ranges of the key: in the table, and in the full-text index whose rows
// have the same number.

/// A kind, a second and a number that tells things of one second apart: 3, 40 and 20 bits.
struct TimeKey: Hashable, Comparable, Sendable {
    let rawValue: Int64

    init(rawValue: Int64) { self.rawValue = rawValue }

    /// - Parameters:
    ///   - seconds: since 1970; before the year 1 counts as the year 1.
    ///   - tie: any number; its low 20 bits are taken.
    init(_ kind: ThingKind, seconds: Int64, tie: UInt64) {
        rawValue = Self.base(kind, seconds: seconds) | Int64(tie & Self.tieMask)
    }

    /// Seconds since 1970.
    var seconds: Int64 { (rawValue >> Self.tieBits & Self.secondMask) + Self.yearOne }

    /// The same second with the next number, for a key that is taken.
    var next: TimeKey { TimeKey(rawValue: rawValue + 1) }

    /// The keys of a kind between two seconds, both included; nil for an open end.
    static func range(_ kind: ThingKind, since: Int64? = nil, until: Int64? = nil) -> ClosedRange<Int64> {
        let low = base(kind, seconds: since ?? yearOne)
        let high =
            until.map { base(kind, seconds: $0) | Int64(tieMask) } ?? (kind.rawValue + 1) << kindShift - 1
        return low...max(low, high)
    }

    static func < (left: TimeKey, right: TimeKey) -> Bool { left.rawValue < right.rawValue }

    private static let tieBits: Int64 = 20
    private static let tieMask: UInt64 = 1 << 20 - 1
    private static let kindShift: Int64 = 60
    private static let secondMask: Int64 = 1 << 40 - 1
    /// 0001-01-01T00:00:00Z, the earliest time that the wire can hold.
    private static let yearOne: Int64 = -62_135_596_800

    private static func base(_ kind: ThingKind, seconds: Int64) -> Int64 {
        // Clamped before the subtraction: a client's time may be any number.
        let second = min(max(seconds, yearOne), secondMask + yearOne) - yearOne
        return kind.rawValue << kindShift | second << tieBits
    }
}
