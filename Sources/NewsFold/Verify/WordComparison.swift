// WordComparison: what the words of two texts tell of their being copies, wherever they stand.

internal import Glibc

/// The first step of a `PairComparison`: for most pairs the last one.
struct WordComparison {
    /// Where both are the same, one stands for both: what was made of it serves twice.
    let shorter: Profile
    let longer: Profile
    /// Whether the texts are the same to every comparison but that of their titles.
    let areSame: Bool
    /// Whether the first text given is the shorter.
    let isFirstShorter: Bool
    /// The words of the shorter text among those of the longer.
    let overlap: WordOverlap
    private let titleShared: Double

    init(_ first: Profile, _ second: Profile) {
        // Ties go by the texts themselves, so that the order of arrival doesn't matter.
        isFirstShorter = (first.count, first.digest) <= (second.count, second.digest)
        longer = isFirstShorter ? second : first
        areSame = first.isSame(as: second)
        shorter = areSame ? longer : isFirstShorter ? first : second
        overlap = WordOverlap(shorter, longer)
        titleShared =
            min(first.titleWords.count, second.titleWords.count) >= 3
            ? WordOverlap.containment(first.titleWords, second.titleWords) : 0
    }

    /// The value of a term that is known by now.
    func value(_ term: PairTerm) -> Double? {
        switch term {
        case .bias: 1
        case .wordsContained: overlap.containment
        case .numbersContained: numbersContained
        case .brevity: max(0, log(80 / Double(max(1, shorter.count))))
        case .titleShared: titleShared
        default: nil
        }
    }

    private var numbersContained: Double {
        let (own, others) = (shorter.numbers, longer.numbers)
        let fewer = min(own.count, others.count)
        guard fewer > 0 else { return 0.5 }
        let shared = WordOverlap.count(own, others)
        return (Double(shared) + 0.5) / (Double(fewer) + 1)
    }
}
