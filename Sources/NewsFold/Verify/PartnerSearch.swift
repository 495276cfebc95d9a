// PartnerSearch: which sentence of one text holds most of the words of a sentence of another.

/// The sentences of a text by word, and room to gather what each of them holds of a sentence.
struct PartnerSearch {
    private let weights: [Float]
    private let map: [Int32]
    private let sentences: [UInt32]
    private let sentencesFrom: [UInt32]
    private let gathered: UnsafeMutableBufferPointer<Float>
    /// Sentences that hold anything, in the order in which they were met.
    private let touched: UnsafeMutableBufferPointer<Int>

    /// Searches for sentences of `text` in `other`, for as long as `body` runs. `map` tells the place of each
    /// of its distinct words among the other's, or -1.
    static func run(_ text: Profile, in other: Profile, map: [Int32], _ body: (PartnerSearch) -> Void) {
        let count = other.sentenceStarts.count
        withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { gathered in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: count) { touched in
                gathered.initialize(repeating: 0)
                body(
                    PartnerSearch(
                        weights: text.weights, map: map, sentences: other.places.sentences,
                        sentencesFrom: other.places.sentencesFrom, gathered: gathered, touched: touched))
            }
        }
    }

    /// The sentence that holds most, and what that weighs; -1 where none holds anything.
    ///
    /// - Parameters:
    ///   - words: places among the text's distinct words; the other has all of them.
    ///   - expected: where the partner is looked for first.
    ///   - limit: of a word in more sentences, as many nearest to the expected one are looked at: what it tells
    ///     isn't where the partner is, but whether it is that one.
    ///   - previous: the partner of the sentence before; of equals the first one behind it is taken.
    @inline(__always)
    func partner(of words: ArraySlice<UInt32>, near expected: Int, limit: Int, after previous: Int)
        -> (sentence: Int, weight: Float)
    {
        var touchedCount = 0
        for rank in words {
            let weight = weights[Int(rank)]
            let mapped = Int(map[Int(rank)])
            var places = Int(sentencesFrom[mapped])..<Int(sentencesFrom[mapped + 1])
            if places.count > limit {
                let nearest = sentences.firstPlace(in: places, atLeast: UInt32(expected))
                let first = min(max(places.lowerBound, nearest - limit / 2), places.upperBound - limit)
                places = first..<first + limit
            }
            for place in places {
                let sentence = Int(sentences[place])
                // Written over by the next one where it is there already: nothing to branch on.
                touched[touchedCount] = sentence
                touchedCount += gathered[sentence] == 0 ? 1 : 0
                gathered[sentence] += weight
            }
        }
        var best = (sentence: -1, weight: Float(0))
        for sentence in touched[..<touchedCount] {
            let weight = gathered[sentence]
            let isTie = weight > best.weight - 1e-5 && sentence > previous && best.sentence <= previous
            if weight > best.weight + 1e-5 || isTie { best = (sentence, weight) }
        }
        for sentence in touched[..<touchedCount] { gathered[sentence] = 0 }
        return best
    }
}
