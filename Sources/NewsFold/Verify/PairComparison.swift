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
    /// Where all that they share is a passage: the word at which the longest stretch of its own
    /// starts in the first text given, and in the second. Otherwise -1.
    let ownStarts: (first: Int32, second: Int32)

    /// Pairs that share fewer of their words are not compared further.
    static let gate = 0.45

    /// Nil where the texts share too few words to be copies: the usual case, for some µs.
    /// Otherwise costs about 35 µs at 300 words.
    init?(gated first: Profile, _ second: Profile) {
        let isFirstShorter = PairComparison.isShorter(first, than: second)
        let shorter = isFirstShorter ? first : second
        let longer = isFirstShorter ? second : first
        let overlap = WordOverlap(shorter, longer)
        guard overlap.containment >= PairComparison.gate else { return nil }
        self.init(shorter, longer, overlap, isFirstShorter: isFirstShorter)
    }

    init(_ first: Profile, _ second: Profile) {
        let isFirstShorter = PairComparison.isShorter(first, than: second)
        let shorter = isFirstShorter ? first : second
        let longer = isFirstShorter ? second : first
        self.init(shorter, longer, WordOverlap(shorter, longer), isFirstShorter: isFirstShorter)
    }

    /// Ties go by the texts themselves, so that the order of arrival doesn't matter.
    private static func isShorter(_ first: Profile, than second: Profile) -> Bool {
        (first.count, first.digest) <= (second.count, second.digest)
    }

    private init(_ shorter: Profile, _ longer: Profile, _ overlap: WordOverlap, isFirstShorter: Bool) {
        let forth = SentenceMatch(shorter, in: longer, overlap: overlap)
        let back = SentenceMatch(longer, in: shorter, overlap: WordOverlap(longer, shorter))
        let runs = SharedRuns(shorter, longer)
        let length = Double(max(1, shorter.count))

        let fewerNumbers = min(shorter.numbers.count, longer.numbers.count)
        let sharedNumbers = WordOverlap.count(shorter.numbers, longer.numbers)
        let numbers = forth.numbers + back.numbers
        let longest = Double(runs.longest) / length
        let covered = Double(runs.covered) / length
        let gap = Double(runs.longestGap) / length
        let trigrams = PairComparison.containment(shorter.trigramHashes, longer.trigramHashes)
        let unquoted = PairComparison.containment(shorter.unquotedTrigrams, longer.unquotedTrigrams)

        values = PairTerm.allCases.map { term in
            switch term {
            case .bias: 1
            case .sentencesCovered: forth.wellCovered
            case .massCovered: forth.covered
            case .sentenceOrder: forth.inOrder
            case .leadCovered: min(forth.leadCovered, back.leadCovered)
            case .wordsContained: overlap.containment
            case .numbersContained:
                fewerNumbers == 0 ? 0.5 : (Double(sharedNumbers) + 0.5) / (Double(fewerNumbers) + 1)
            case .numbersMissing: numbers.missingShare * exp(-length / 150)
            case .brevity: max(0, log(80 / length))
            case .pastedBlock:
                covered > 0.05 ? longest / covered * (1 - max(forth.leadCovered, back.leadCovered)) : 0
            case .blockBesideNew: max(0, longest - 0.15) * gap
            case .sharedOnlyInQuotations: trigrams - unquoted
            case .numbersConflict: numbers.conflictingShare
            case .calendarConflict: Double(min(3, (forth.calendar + back.calendar).conflicting)) / 3
            case .titleShared: PairComparison.titleShared(shorter.titleWords, longer.titleWords)
            case .namesConflict: (forth.names + back.names).conflictingShare
            case .longerCovered: back.covered
            case .trigramsContained: trigrams
            }
        }
        shorterInLonger = forth
        longerInShorter = back
        self.runs = runs
        let starts = LonePassage.ownStarts(shorter, longer, runs: runs) ?? (-1, -1)
        ownStarts = isFirstShorter ? starts : (starts.1, starts.0)
        self.isFirstShorter = isFirstShorter
    }

    private static func titleShared(_ a: [UInt32], _ b: [UInt32]) -> Double {
        min(a.count, b.count) >= 3 ? containment(a, b) : 0
    }

    private static func containment(_ a: [UInt32], _ b: [UInt32]) -> Double {
        Double(WordOverlap.count(a, b)) / Double(max(1, min(a.count, b.count)))
    }
}
