// HeaviestTerms: the few words that weigh most, found in one pass.

/// Keeps the heaviest of the words that it is handed; of equal weight the smaller ones.
struct HeaviestTerms {
    /// Weight (high half) and the word's complement (low half), the heaviest first. Positive floats order
    /// as their bits do.
    private var terms: [UInt64] = []
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
        terms.reserveCapacity(limit)
    }

    /// Takes in a word that wasn't handed before; one that weighs nothing is left out.
    @inline(__always)
    mutating func insert(_ word: UInt32, weight: Float) {
        let term = UInt64(weight.bitPattern) << 32 | UInt64(~word)
        guard weight > 0, terms.count < limit || term > terms[limit - 1] else { return }
        place(term)
    }

    /// Puts a term before those that are lighter: of words in no order of weight few come to this.
    private mutating func place(_ term: UInt64) {
        if terms.count < limit { terms.append(term) }
        terms.withUnsafeMutableBufferPointer { terms in
            var free = terms.count - 1
            while free > 0, terms[free - 1] < term {
                terms[free] = terms[free - 1]
                free -= 1
            }
            terms[free] = term
        }
    }

    /// The greatest weight; 1 where there is none.
    var heaviest: Float { terms.first.map(HeaviestTerms.weight) ?? 1 }

    /// All of them, ascending by word.
    var byWord: [(word: UInt32, weight: Float)] {
        // Complements: the halves change places, and the order turns.
        let turned = terms.map { ~$0 << 32 | $0 >> 32 }.sorted()
        return turned.map {
            (UInt32(truncatingIfNeeded: $0 >> 32), HeaviestTerms.weight($0 << 32))
        }
    }

    private static func weight(_ term: UInt64) -> Float {
        Float(bitPattern: UInt32(truncatingIfNeeded: term >> 32))
    }
}
