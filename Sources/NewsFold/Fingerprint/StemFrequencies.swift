// StemFrequencies: how telling a word is, from a table of general news that is compiled in.

internal import CNewsTables
internal import Glibc
internal import NewsText

/// In how many of `documents` news texts each word stem stands. The table is fixed, not learnt
/// from what arrives: so a decision depends neither on the order of arrival nor on restarts.
struct StemFrequencies: Sendable {
    static let shared = StemFrequencies(WordTable(news_table_stems))

    /// The inverse document frequency of a word that the table doesn't hold.
    private let unseen: Float
    /// Open addressing, at most half full: an entry's word is 0 where it is free.
    private let words: [(word: UInt32, weight: Float)]

    /// Reads lines of a stem, a space, and its count; the first line holds the number of texts.
    init(_ table: WordTable) {
        let documents = Double(table.lines.first.flatMap { Int($0) } ?? 1)
        let size = 1 << (Int.bitWidth - (table.lines.count * 2).leadingZeroBitCount)
        var words = [(word: UInt32, weight: Float)](repeating: (0, 0), count: size)
        for line in table.lines.dropFirst() {
            guard let space = line.utf8.firstIndex(of: 0x20),
                let count = Int(line[line.utf8.index(after: space)...]),
                let word = Tokens.firstWord(of: line[..<space])
            else { continue }
            let place = words.withUnsafeBufferPointer { StemFrequencies.place(of: word, in: $0) }
            words[place] = (word, Float.weight(documents: documents, count: Double(count)))
        }
        self.words = words
        unseen = Float.weight(documents: documents, count: 1)
    }

    /// ln((N + 1) / (df + ½)).
    func weight(of word: UInt32) -> Float {
        words.withUnsafeBufferPointer { words in
            let place = StemFrequencies.place(of: word, in: words)
            return words[place].word == word ? words[place].weight : unseen
        }
    }

    /// Where a word is, or where it would go. Words are hashes: their own bits tell the place.
    @inline(__always)
    private static func place(of word: UInt32, in words: UnsafeBufferPointer<(word: UInt32, weight: Float)>)
        -> Int
    {
        let mask = words.count - 1
        var place = Int(word) & mask
        while words[place].word != 0, words[place].word != word { place = (place + 1) & mask }
        return place
    }
}

extension Float {
    fileprivate static func weight(documents: Double, count: Double) -> Float {
        Float(log((documents + 1) / (count + 0.5)))
    }
}
