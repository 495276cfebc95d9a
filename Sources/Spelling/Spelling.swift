// Spelling: "Did you mean …?", the known word nearest to an unknown one.

package enum Spelling {
    /// The word of `known` that takes the fewest edits, if those are few for its length: a third of its
    /// letters. A word that only lacks its section (`articleBytes` for `limits.articleBytes`) is near.
    package static func nearest(to word: String, among known: [String]) -> String? {
        let given = Array(word.lowercased().utf8.prefix(128))
        let last = word.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if let same = known.first(where: { $0.split(separator: ".").last?.lowercased() == last }) {
            return same
        }
        let ranked = known.map { (word: $0, edits: edits(given, Array($0.lowercased().utf8))) }
        guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
        return best.edits <= max(1, best.word.utf8.count / 3) ? best.word : nil
    }

    /// Insertions, deletions, substitutions and swaps of neighbours from one word to the other
    /// (optimal string alignment).
    private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var line = [row + 1]
            for column in right.indices {
                let substituted = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(substituted, last[column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, before[column - 1] + 1)
                }
                line.append(best)
            }
            (before, last) = (last, line)
        }
        return last[right.count]
    }
}
