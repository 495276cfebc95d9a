// PairComparison: two texts, compared word by word, and the score that they are copies.

internal import Glibc

/// All terms of one pair. Symmetric in the two texts.
struct PairComparison {
    /// Values of the terms, in the order of `PairTerm.allCases`.
    let values: [Double]
    /// Matches of the shorter text's sentences in the longer, and the reverse.
    let shorterInLonger: SentenceMatch
    let longerInShorter: SentenceMatch
    /// Runs in the order of the shorter text.
    let runs: SharedRuns
    /// Whether the first text given is the shorter.
    let isFirstShorter: Bool

    private let shorter: Profile
    private let longer: Profile

    /// Pairs that share fewer of their words are not compared further.
    static let gate = 0.45

    /// Costs about 30 µs at 300 words.
    init(_ first: Profile, _ second: Profile) { self.init(HalfComparison(first, second)) }

    /// Nil where the texts share too few words to be compared, or where their score is certainly below
    /// `least`: seen halfway, for most texts that are no copies.
    init?(gated first: Profile, _ second: Profile, weights: PairWeights = .builtIn, least: Double = 0) {
        guard WordOverlap.containment(first.words, second.words) >= PairComparison.gate else { return nil }
        let half = HalfComparison(first, second)
        guard weights.highestScore(half.value) >= least else { return nil }
        self.init(half)
    }

    private init(_ half: HalfComparison) {
        let (shorter, longer, forth) = (half.shorter, half.longer, half.match)
        let back = SentenceMatch(longer, in: shorter, map: half.overlap.reversed(count: longer.words.count))
        let runs = SharedRuns(shorter, longer)
        let length = Double(max(1, shorter.count))

        let numbers = forth.numbers + back.numbers
        let longest = Double(runs.longest) / length
        let covered = Double(runs.covered) / length
        let gap = Double(runs.longestGap) / length
        let trigrams = WordOverlap.containment(shorter.trigramHashes, longer.trigramHashes)
        let unquoted = WordOverlap.containment(shorter.unquotedTrigrams, longer.unquotedTrigrams)

        values = PairTerm.allCases.map { term in
            switch term {
            case .bias, .sentencesCovered, .massCovered, .sentenceOrder, .wordsContained, .numbersContained,
                .brevity, .titleShared:
                half.value(term) ?? 0
            case .leadCovered: min(forth.leadCovered, back.leadCovered)
            case .numbersMissing: numbers.missingShare * exp(-length / 150)
            case .pastedBlock:
                covered > 0.05 ? longest / covered * (1 - max(forth.leadCovered, back.leadCovered)) : 0
            case .blockBesideNew: max(0, longest - 0.15) * gap
            case .sharedOnlyInQuotations: trigrams - unquoted
            case .numbersConflict: numbers.conflictingShare
            case .calendarConflict: Double(min(3, (forth.calendar + back.calendar).conflicting)) / 3
            case .namesConflict: (forth.names + back.names).conflictingShare
            case .longerCovered: back.covered
            case .trigramsContained: trigrams
            }
        }
        shorterInLonger = forth
        longerInShorter = back
        self.runs = runs
        self.shorter = shorter
        self.longer = longer
        isFirstShorter = half.isFirstShorter
    }

    /// Where all that they share is a passage: the word at which the longest stretch of its own
    /// starts in the first text given, and in the second. Otherwise -1.
    func ownStarts() -> (first: Int32, second: Int32) {
        let starts = LonePassage.ownStarts(shorter, longer, runs: runs) ?? (-1, -1)
        return isFirstShorter ? starts : (starts.1, starts.0)
    }
}
