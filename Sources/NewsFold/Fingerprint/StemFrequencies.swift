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
    private let weights: [UInt32: Float]

    /// Reads lines of a stem, a space, and its count; the first line holds the number of texts.
    init(_ table: WordTable) {
        let documents = Double(table.lines.first.flatMap { Int($0) } ?? 1)
        var weights: [UInt32: Float] = [:]
        weights.reserveCapacity(table.lines.count)
        for line in table.lines.dropFirst() {
            let parts = line.split(separator: " ")
            guard parts.count == 2, let count = Double(parts[1]),
                let word = Tokens(String(parts[0])).words.first
            else { continue }
            weights[word] = Float.weight(documents: documents, count: count)
        }
        self.weights = weights
        unseen = Float.weight(documents: documents, count: 1)
    }

    /// ln((N + 1) / (df + ½)).
    func weight(of word: UInt32) -> Float { weights[word] ?? unseen }
}

extension Float {
    fileprivate static func weight(documents: Double, count: Double) -> Float {
        Float(log((documents + 1) / (count + 0.5)))
    }
}
