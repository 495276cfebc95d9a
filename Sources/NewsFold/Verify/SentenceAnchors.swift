// SentenceAnchors: where in a long text the sentences of another are to be looked for. In a book
// most words stand in hundreds of places, and few of those can be looked at.

/// Places of runs of three words that stand once in a text.
struct SentenceAnchors {
    /// For each position of the text the first at which its three words stand in the other, or -1.
    private let positions: [Int32]
    /// For each position of the other the next of the same three words, or -1.
    private let next: [Int32]

    /// In texts of fewer words the sentence after the last partner is near enough.
    private static let longText = 2000

    /// Nil where the other text isn't long. Costs about 1 µs for each 100 words of both.
    init?(_ text: Profile, in other: Profile) {
        guard other.count >= SentenceAnchors.longText else { return nil }
        positions = other.trigrams.positions(of: text.trigrams)
        next = other.trigrams.next
    }

    /// The position in the other text of the sentence's first three words that stand there once.
    func place(of sentence: Range<Int>) -> UInt32? {
        for position in sentence where positions[position] >= 0 {
            let found = positions[position]
            if next[Int(found)] < 0 { return UInt32(bitPattern: found) }
        }
        return nil
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
