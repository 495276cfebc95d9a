// StemFrequencies: how telling a word is, from a table of general news that is compiled in.

internal import CNewsTables
internal import Glibc
internal import NewsText

/// In how many of `documents` news texts each word stem stands. The table is fixed, not learnt
/// from what arrives: so a decision depends neither on the order of arrival nor on restarts.
struct StemFrequencies: Sendable {
    static let shared = StemFrequencies(news_table_stems)

    /// The inverse document frequency of a word that the table doesn't hold.
    private let unseen: Float
    /// Open addressing, at most half full: an entry's word is 0 where it is free. It is looked for from the
    /// place that its highest bits name, so that ascending words are looked up from the front to the back.
    private let words: [(word: UInt32, weight: Float)]
    private let shift: UInt32

    /// Reads lines of a stem, a space, and its count; the first line holds the number of texts.
    init(_ table: NewsTable) {
        var documents = 0.0
        var counted: [(word: UInt32, count: Int)] = []
        WordTable.forEachLine(of: table) { line in
            guard let space = line.firstIndex(of: 0x20) else {
                documents = Double(StemFrequencies.number(line))
                return
            }
            guard let word = Tokens.firstWord(of: UnsafeBufferPointer(rebasing: line[..<space])) else {
                return
            }
            let count = StemFrequencies.number(UnsafeBufferPointer(rebasing: line[(space + 1)...]))
            counted.append((word, count))
        }
        let bits = Int.bitWidth - (counted.count * 2).leadingZeroBitCount
        var words = [(word: UInt32, weight: Float)](repeating: (0, 0), count: 1 << bits)
        let shift = UInt32(32 - bits)
        // Lines descend by their counts: most have the same as the one before.
        var last = (count: 0, weight: Float(0))
        words.withUnsafeMutableBufferPointer { words in
            for (word, count) in counted {
                if count != last.count {
                    last = (count, Float.weight(documents: documents, count: Double(count)))
                }
                let place = StemFrequencies.place(of: word, in: UnsafeBufferPointer(words), shift)
                words[place] = (word, last.weight)
            }
        }
        self.words = words
        self.shift = shift
        unseen = Float.weight(documents: documents, count: 1)
    }

    private static func number(_ digits: UnsafeBufferPointer<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
    }

    /// ln((N + 1) / (df + ½)).
    func weight(of word: UInt32) -> Float { words.withUnsafeBufferPointer { weight(of: word, in: $0) } }

    /// The weights of some words, which ascend.
    func weights(of others: [UInt32]) -> [Float] {
        words.withUnsafeBufferPointer { words in others.map { weight(of: $0, in: words) } }
    }

    @inline(__always)
    private func weight(
        of word: UInt32, in words: UnsafeBufferPointer<(word: UInt32, weight: Float)>
    ) -> Float {
        let place = StemFrequencies.place(of: word, in: words, shift)
        return words[place].word == word ? words[place].weight : unseen
    }

    /// Where a word is, or where it would go. Words are hashes: their own bits tell the place.
    @inline(__always)
    private static func place(
        of word: UInt32, in words: UnsafeBufferPointer<(word: UInt32, weight: Float)>, _ shift: UInt32
    ) -> Int {
        let mask = words.count - 1
        var place = Int(word >> shift)
        while words[place].word != 0, words[place].word != word { place = (place + 1) & mask }
        return place
    }
}

extension Float {
    fileprivate static func weight(documents: Double, count: Double) -> Float {
        Float(log((documents + 1) / (count + 0.5)))
    }
}
