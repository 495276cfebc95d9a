// SentenceWords: the words of each sentence of a text, and which of them another text has anywhere.

internal import Packing

/// What matching sentences goes by. It bounds what that can find, at a tenth of its cost.
struct SentenceWords {
    struct Sentence {
        /// What its words weigh; 0 where it is too short to be matched.
        var own: Float = 0
        /// Of that, what stands somewhere in the other text: no sentence of it holds more.
        var shared: Float = 0
        /// Where its words end in `SentenceWords.shared`; they start at the end of the one before.
        var end = 0

        /// The highest share that one sentence of the other may cover.
        var highestCover: Double { own > 0 ? Double(shared / own) : 0 }
    }

    let sentences: [Sentence]
    /// Places among the text's distinct words of those that the other has, sentence by sentence.
    let shared: [UInt32]

    private static let shortestSentence = 4
    /// A word counts once a sentence, or once in so many words of one that doesn't end.
    private static let longestReach = 80

    /// Costs about a microsecond for 400 words.
    ///
    /// - Parameter map: the place of each of the text's distinct words among the other's, or -1.
    init(_ text: Profile, map: [Int32]) {
        let starts = text.sentenceStarts
        var sentences = [Sentence](room: max(0, starts.count - 1), repeating: Sentence())
        shared = [UInt32](room: text.count) { shared, filled in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: text.weights.count) { lastPlaces in
                lastPlaces.initialize(repeating: -1)
                text.ranks.withUnsafeBufferPointer { ranks in
                    text.weights.withUnsafeBufferPointer { weights in
                        map.withUnsafeBufferPointer { map in
                            for sentence in sentences.indices {
                                let first = Int(starts[sentence])
                                let end = Int(starts[sentence + 1])
                                var own: Float = 0
                                var held: Float = 0
                                if end - first >= SentenceWords.shortestSentence {
                                    for position in first..<end {
                                        let rank = Int(ranks[position])
                                        let last = lastPlaces[rank]
                                        lastPlaces[rank] = position
                                        if last >= max(first, position - SentenceWords.longestReach) {
                                            continue
                                        }
                                        own += weights[rank]
                                        guard map[rank] >= 0 else { continue }
                                        held += weights[rank]
                                        shared[filled] = UInt32(truncatingIfNeeded: rank)
                                        filled += 1
                                    }
                                }
                                sentences[sentence] = Sentence(own: own, shared: held, end: filled)
                            }
                        }
                    }
                }
            }
        }
        self.sentences = sentences
    }

    /// What matching can find at most, whatever the other's sentences.
    var highest: SentenceMatch.Highest {
        var highest = SentenceMatch.Highest()
        for sentence in sentences { highest.add(sentence) }
        return highest
    }
}
