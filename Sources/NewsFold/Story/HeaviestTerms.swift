// HeaviestTerms: the few words that weigh most, found without sorting the others.

/// Picks the heaviest of some words; of equal weight the smaller ones.
enum HeaviestTerms {
    /// Nearly all texts have words of twenty weights or so: what is left to be sorted shares one with the last
    /// that is picked. A sixteenth of an octave each; those that are 2¹⁶ times lighter than the heaviest share one.
    private static let classes = 256
    private static let classShift: UInt64 = 32 + 19

    /// No term that weighs something is less; all others are.
    private static let weightless: UInt64 = 1 << 32

    /// A word with its weight, such that they order as they are picked. Positive floats order as their bits do.
    @inline(__always)
    static func term(_ word: UInt32, weight: Float) -> UInt64 {
        UInt64(max(weight, 0).bitPattern) << 32 | UInt64(~word)
    }

    @inline(__always)
    static func word(_ term: UInt64) -> UInt32 { ~UInt32(truncatingIfNeeded: term) }

    @inline(__always)
    static func weight(_ term: UInt64) -> Float {
        Float(bitPattern: UInt32(truncatingIfNeeded: term >> 32))
    }

    /// Moves the greatest of distinct terms to the front, in the order in which they stand; none that weighs
    /// nothing.
    ///
    /// - Returns: those.
    static func pick(
        _ limit: Int, of terms: UnsafeMutableBufferPointer<UInt64>
    ) -> UnsafeMutableBufferPointer<UInt64> {
        let least = terms.count > limit ? least(limit, of: terms) : weightless
        var picked = 0
        for term in terms {
            // Written over by the next one where it is none: which are can't be foretold.
            terms[picked] = term
            picked &+= 1 &- term.below(least)
        }
        return UnsafeMutableBufferPointer(rebasing: terms[..<picked])
    }

    /// The least of the greatest terms that weigh something.
    private static func least(_ limit: Int, of terms: UnsafeMutableBufferPointer<UInt64>) -> UInt64 {
        let heaviest = (terms.max() ?? 0) >> classShift
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: classes) { counts in
            counts.initialize(repeating: 0)
            for term in terms { counts[distance(term, heaviest)] &+= 1 }
            var last = 0
            var room = limit
            while room > counts[last] {
                room -= Int(counts[last])
                last += 1
            }
            // The greatest of the last class, descending. Most that come late are smaller than all.
            return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: room) { greatest in
                greatest.initialize(repeating: 0)
                for term in terms where term > greatest[room - 1] && distance(term, heaviest) == last {
                    var free = room - 1
                    while free > 0, greatest[free - 1] < term {
                        greatest[free] = greatest[free - 1]
                        free -= 1
                    }
                    greatest[free] = term
                }
                return max(weightless, greatest[room - 1])
            }
        }
    }

    /// Classes between a term and the heaviest.
    @inline(__always)
    private static func distance(_ term: UInt64, _ heaviest: UInt64) -> Int {
        min(classes - 1, Int(truncatingIfNeeded: heaviest &- term >> classShift))
    }
}
