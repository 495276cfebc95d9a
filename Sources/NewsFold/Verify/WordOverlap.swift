// WordOverlap: which distinct words two texts share. The first and cheapest comparison; the
// finer ones read its map instead of searching.

internal import Packing

/// The shared words of two texts.
struct WordOverlap {
    /// For each distinct word of the first text its place among those of the second, or -1.
    let map: [Int32]
    /// Shared distinct words / the smaller number of distinct words, 0 … 1.
    let containment: Double

    /// Merges both lists of words: about a microsecond for articles.
    init(_ first: Profile, _ second: Profile) {
        var map = [Int32](room: first.words.count, repeating: -1)
        let shared = WordOverlap.forEachShared(first.words, second.words) {
            map[$0] = Int32(truncatingIfNeeded: $1)
        }
        self.map = map
        containment = Double(shared) / Double(max(1, min(first.words.count, second.words.count)))
    }

    /// The map from the second text, which has `count` distinct words, to the first.
    func reversed(count: Int) -> [Int32] {
        var reversed = [Int32](room: count, repeating: -1)
        for (place, other) in map.enumerated() where other >= 0 { reversed[Int(other)] = Int32(place) }
        return reversed
    }

    /// How many values two ascending lists share.
    static func count(_ a: [UInt32], _ b: [UInt32]) -> Int { forEachShared(a, b) { _, _ in } }

    /// Shared values / the length of the shorter list, 0 … 1.
    static func containment(_ a: [UInt32], _ b: [UInt32]) -> Double {
        Double(count(a, b)) / Double(max(1, min(a.count, b.count)))
    }

    /// Hands the places of each value that two ascending lists share to `found`; how many there are.
    /// Which list is behind is as good as random: steps are added up, not branched on.
    @inline(__always) @discardableResult
    static func forEachShared(_ a: [UInt32], _ b: [UInt32], _ found: (Int, Int) -> Void) -> Int {
        a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                var shared = 0
                var i = 0
                var j = 0
                while i < a.count, j < b.count {
                    let (one, other) = (a[i], b[j])
                    if one == other {
                        found(i, j)
                        shared += 1
                    }
                    i += one <= other ? 1 : 0
                    j += other <= one ? 1 : 0
                }
                return shared
            }
        }
    }
}
