// WordOverlap: which distinct words two texts share. The first and cheapest comparison; the
// finer ones read its map instead of searching.

/// The shared words of two texts.
struct WordOverlap {
    /// For each distinct word of the first text its place among those of the second, or -1.
    private(set) var map: [Int32]
    private(set) var shared = 0
    /// Shared distinct words / the smaller number of distinct words, 0 … 1.
    let containment: Double

    /// Merges both lists of words: some microseconds for articles.
    init(_ first: Profile, _ second: Profile) {
        map = [Int32](repeating: -1, count: first.words.count)
        let a = first.words
        let b = second.words
        var i = 0
        var j = 0
        while i < a.count, j < b.count {
            if a[i] < b[j] {
                i += 1
            } else if a[i] > b[j] {
                j += 1
            } else {
                map[i] = Int32(j)
                shared += 1
                i += 1
                j += 1
            }
        }
        containment = Double(shared) / Double(max(1, min(a.count, b.count)))
    }

    /// How many values two ascending lists share.
    static func count(_ a: [UInt32], _ b: [UInt32]) -> Int {
        var shared = 0
        var i = 0
        var j = 0
        while i < a.count, j < b.count {
            if a[i] < b[j] {
                i += 1
            } else if a[i] > b[j] {
                j += 1
            } else {
                shared += 1
                i += 1
                j += 1
            }
        }
        return shared
    }
}
