// HalfComparison: the shorter of two texts, looked for in the longer. It tells all that speaks for
// their being copies; what speaks against it costs as much again.

internal import Glibc

/// The first half of a `PairComparison`.
struct HalfComparison {
    let shorter: Profile
    let longer: Profile
    /// Whether the first text given is the shorter.
    let isFirstShorter: Bool
    /// The words of the shorter text among those of the longer.
    let overlap: WordOverlap
    let match: SentenceMatch

    init(_ first: Profile, _ second: Profile) {
        // Ties go by the texts themselves, so that the order of arrival doesn't matter.
        isFirstShorter = (first.count, first.digest) <= (second.count, second.digest)
        shorter = isFirstShorter ? first : second
        longer = isFirstShorter ? second : first
        overlap = WordOverlap(shorter, longer)
        match = SentenceMatch(shorter, in: longer, map: overlap.map)
    }

    /// The value of a term that is known by now.
    func value(_ term: PairTerm) -> Double? {
        switch term {
        case .bias: 1
        case .sentencesCovered: match.wellCovered
        case .massCovered: match.covered
        case .sentenceOrder: match.inOrder
        case .wordsContained: overlap.containment
        case .numbersContained: numbersContained
        case .brevity: max(0, log(80 / Double(max(1, shorter.count))))
        case .titleShared: titleShared
        default: nil
        }
    }

    private var numbersContained: Double {
        let (own, others) = (shorter.places.numbers, longer.places.numbers)
        let fewer = min(own.count, others.count)
        guard fewer > 0 else { return 0.5 }
        let shared = WordOverlap.count(own, others)
        return (Double(shared) + 0.5) / (Double(fewer) + 1)
    }

    private var titleShared: Double {
        min(shorter.titleWords.count, longer.titleWords.count) >= 3
            ? WordOverlap.containment(shorter.titleWords, longer.titleWords) : 0
    }
}
