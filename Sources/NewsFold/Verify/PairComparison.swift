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
    init(_ first: Profile, _ second: Profile) {
        self.init(RunComparison(HalfComparison(WordComparison(first, second))))
    }

    /// Nil where the texts share too few words to be compared, or where their score is certainly below
    /// `least`: after each step what is known bounds it, and most texts are no copies.
    init?(gated first: Profile, _ second: Profile, weights: PairWeights = .builtIn, least: Double = 0) {
        let words = WordComparison(first, second)
        guard words.overlap.containment >= PairComparison.gate,
            let half = HalfComparison(words, weights: weights, least: least)
        else { return nil }
        let runs = RunComparison(half)
        let highest = weights.highestSum { runs.value($0).map { $0...$0 } ?? $0.range }
        guard PairWeights.score(ofSum: highest) >= least else { return nil }
        self.init(runs)
    }

    private init(_ third: RunComparison) {
        let (shorter, longer, forth) = (third.half.words.shorter, third.half.words.longer, third.half.match)
        let map = third.half.words.overlap.map
        let marks = PlacedMarks(shorter, in: longer, map: map, forth.pairs)
        let back: SentenceMatch
        let backMarks: PlacedMarks
        if third.half.words.areSame {
            (back, backMarks) = (forth, marks)
        } else {
            let reversed = third.half.words.overlap.reversed(count: longer.words.count)
            back = SentenceMatch(longer, in: shorter, map: reversed, SentenceWords(longer, map: reversed))
            backMarks = PlacedMarks(longer, in: shorter, map: reversed, back.pairs)
        }
        let numbers = marks.numbers + backMarks.numbers
        let (longest, covered) = (third.longest, third.covered)

        values = PairTerm.allCases.map { term in
            switch term {
            case .bias, .sentencesCovered, .massCovered, .sentenceOrder, .wordsContained, .numbersContained,
                .brevity, .titleShared, .blockBesideNew, .sharedOnlyInQuotations, .trigramsContained:
                third.value(term) ?? 0
            case .leadCovered: min(forth.leadCovered, back.leadCovered)
            case .numbersMissing: numbers.missingShare * exp(-third.length / 150)
            case .pastedBlock:
                covered > 0.05 ? longest / covered * (1 - max(forth.leadCovered, back.leadCovered)) : 0
            case .numbersConflict: numbers.conflictingShare
            case .calendarConflict: Double(min(3, (marks.calendar + backMarks.calendar).conflicting)) / 3
            case .namesConflict: (marks.names + backMarks.names).conflictingShare
            case .longerCovered: back.covered
            }
        }
        shorterInLonger = forth
        longerInShorter = back
        runs = third.runs
        self.shorter = shorter
        self.longer = longer
        isFirstShorter = third.half.words.isFirstShorter
    }

    /// Where all that they share is a passage: the word at which the longest stretch of its own
    /// starts in the first text given, and in the second. Otherwise -1.
    func ownStarts() -> (first: Int32, second: Int32) {
        let starts = LonePassage.ownStarts(shorter, longer, runs: runs) ?? (-1, -1)
        return isFirstShorter ? starts : (starts.1, starts.0)
    }
}
