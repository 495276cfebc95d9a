// SentenceAnchors: where in a long text the sentences of another are to be looked for. In a book
// most words stand in hundreds of places, and few of those can be looked at.

/// Where the sentences of a text are expected in a long one, by runs of three words that stand once in it.
struct SentenceAnchors {
    private let ranks: [UInt32]
    private let otherRanks: [UInt32]
    private let map: [Int32]
    private let otherSentenceStarts: [UInt32]
    /// For each position of the text the first at which its three words stand in the other, or -1.
    private let positions: [Int32]
    /// For each position of the other the next of the same three words, or -1.
    private let next: [Int32]

    /// In texts of fewer words the sentence after the last partner is near enough.
    private static let longText = 2000

    /// `map` tells the place of each of the text's distinct words among the other's, or -1. Nil where the
    /// other text isn't long. Costs about 1 µs for each 100 words of both.
    init?(_ text: Profile, in other: Profile, map: [Int32]) {
        guard other.count >= SentenceAnchors.longText else { return nil }
        (ranks, otherRanks, self.map) = (text.ranks, other.ranks, map)
        otherSentenceStarts = other.sentenceStarts
        positions = other.trigrams.positions(of: text.trigrams)
        next = other.trigrams.next
    }

    /// A sentence of the other text.
    struct Partner {
        let sentence: Int
        /// Whether it holds the words of the one that is looked for, all of them side by side.
        let isVerbatim: Bool
    }

    /// Where a sentence of the text is expected; nil where no three words of it stand once in the other.
    func partner(of sentence: Range<Int>) -> Partner? {
        let anchor = sentence.first { positions[$0] >= 0 && next[Int(positions[$0])] < 0 }
        guard let anchor else { return nil }
        let place = Int(positions[anchor])
        let partner = Int(otherSentenceStarts.sentence(of: UInt32(place)))
        let start = place - (anchor - sentence.lowerBound)
        let isVerbatim =
            start >= otherSentenceStarts[partner]
            && start + sentence.count <= otherSentenceStarts[partner + 1]
            && sentence.indices.allSatisfy { offset in
                map[Int(ranks[offset])] == otherRanks[start + offset - sentence.lowerBound]
            }
        return Partner(sentence: partner, isVerbatim: isVerbatim)
    }
}

extension Array {
    /// The first index in a range for which something holds that holds from some index on; the range's end
    /// where it holds for none.
    @inline(__always)
    func firstPlace(in range: Range<Int>, where holds: (Element) -> Bool) -> Int {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension [UInt32] {
    /// The first index in a range, in which values ascend, of a value that isn't below `least`; the
    /// range's end where there is none.
    func firstPlace(in range: Range<Int>, atLeast least: UInt32) -> Int {
        firstPlace(in: range) { $0 >= least }
    }

    /// The sentence in which a token stands, where these are the tokens at which sentences start.
    func sentence(of token: UInt32) -> UInt32 {
        UInt32(firstPlace(in: indices, atLeast: token + 1) - 1)
    }
}
