// "Did you mean …?": the known word nearest to an unknown one.

enum Spelling {
    /// The word of `known` that takes the fewest edits, if those are few for its length; a word that
    /// only lacks its section (`articleBytes` for `limits.articleBytes`) is near.
    static func nearest(to word: String, among known: [String]) -> String? {
        let given = Array(word.lowercased().utf8.prefix(128))
        let last = word.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if let same = known.first(where: { $0.split(separator: ".").last?.lowercased() == last }) {
            return same
        }
        let ranked = known.map { (word: $0, edits: edits(given, Array($0.lowercased().utf8))) }
        guard let best = ranked.min(by: { $0.edits < $1.edits }) else { return nil }
        return best.edits <= max(2, best.word.utf8.count / 3) ? best.word : nil
    }

    /// Levenshtein's distance, with one row.
    private static func edits(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var row = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, y) in b.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
