// SentenceMatch: finds for each sentence of one text its nearest sentence in another, and what
// that says of the texts. Tolerant of rewording: only the words of a sentence count, the rare
// ones most.

/// How well the sentences of one text are covered by those of another.
struct SentenceMatch {
    /// Share of the text's mass that stands in its sentences' nearest partners.
    var covered = 0.0
    /// Share of the mass in sentences of which half or more is covered.
    var wellCovered = 0.0
    /// Of the matched sentences, the share whose partner follows the previous one's closely.
    var inOrder = 0.0
    /// `covered` of the sentences that start in the first 60 tokens.
    var leadCovered = 0.0
    /// The matched sentences, in order, and the partner of each.
    private(set) var pairs: [(sentence: Int, partner: Int)] = []
    /// Whether all sentences were looked at: false where that was given up.
    private(set) var isWhole = true

    /// The terms that come of it.
    static let terms: [PairTerm] = [.massCovered, .sentencesCovered, .sentenceOrder]

    /// A sentence is matched from this cover on, and covered well from that.
    static let matched = 0.4
    static let well = 0.5
    private static let leadTokens = 60
    /// Sentences with one word that are looked at: around the next one, or around where three words tell that
    /// the partner stands.
    private static let partnerLimit = (expected: 60, known: 16)

    /// What can be found at most, the more sentences are matched the nearer to what is.
    struct Highest {
        private var mass = 0.0
        private var covered = 0.0
        private var wellCovered = 0.0
        private var ordered = 0
        private var matched = 0

        /// Takes in a sentence that isn't matched yet.
        mutating func add(_ sentence: SentenceWords.Sentence) {
            let cover = sentence.highestCover
            mass += Double(sentence.own)
            covered += Double(sentence.shared)
            wellCovered += cover >= SentenceMatch.well ? Double(sentence.own) : 0
            // One that isn't matched takes nothing from the share of those in order.
            ordered += cover >= SentenceMatch.matched ? 1 : 0
            matched += cover >= SentenceMatch.matched ? 1 : 0
        }

        /// Takes in what a sentence's partner holds of it; whether it follows that of the one before, nil
        /// where it isn't matched.
        fileprivate mutating func match(
            _ sentence: SentenceWords.Sentence, _ best: Float, inOrder: Bool?
        ) {
            covered -= Double(sentence.shared) - Double(best)
            if sentence.highestCover >= SentenceMatch.well, Double(best / sentence.own) < SentenceMatch.well {
                wellCovered -= Double(sentence.own)
            }
            guard sentence.highestCover >= SentenceMatch.matched else { return }
            if inOrder != true { ordered -= 1 }
            if inOrder == nil { matched -= 1 }
        }

        /// The highest value of a term; 0 of those that don't come of this.
        func value(_ term: PairTerm) -> Double {
            switch term {
            case .massCovered: mass > 0 ? covered / mass : 0
            case .sentencesCovered: mass > 0 ? wellCovered / mass : 0
            case .sentenceOrder: matched > 0 ? Double(ordered) / Double(matched) : 0
            default: 0
            }
        }
    }

    /// Matches each sentence of `text` with one of `other`. `map` tells the place of each of its
    /// distinct words among the other's, or -1; `words` are those of its sentences. Costs about 5 µs for
    /// each 100 words.
    ///
    /// - Parameter goesOn: whether what can be found at most is still of interest, asked after each sentence.
    init(
        _ text: Profile, in other: Profile, map: [Int32], _ words: SentenceWords,
        while goesOn: (Highest) -> Bool = { _ in true }
    ) {
        PartnerSearch.run(text, in: other, map: map) { search in
            match(text, words, search, SentenceAnchors(text, in: other, map: map), while: goesOn)
        }
    }

    private mutating func match(
        _ text: Profile, _ words: SentenceWords, _ search: PartnerSearch, _ anchors: SentenceAnchors?,
        while goesOn: (Highest) -> Bool
    ) {
        // Held here: reading them through the shared object in the loop would count references.
        let sentenceStarts = text.sentenceStarts
        var mass = 0.0
        var coveredMass = 0.0
        var wellCoveredMass = 0.0
        var leadMass = 0.0
        var leadCoveredMass = 0.0
        var ordered = 0
        var previous = -1
        var next = 0
        var highest = words.highest

        for (sentence, held) in words.sentences.enumerated() {
            let shared = words.shared[next..<held.end]
            next = held.end
            guard held.own > 0 else { continue }
            let anchor = anchors?.partner(
                of: Int(sentenceStarts[sentence])..<Int(sentenceStarts[sentence + 1]))
            let limit = SentenceMatch.partnerLimit
            let (partner, best) =
                if let anchor, anchor.isVerbatim {
                    (anchor.sentence, held.shared)
                } else {
                    search.partner(
                        of: shared, near: anchor?.sentence ?? previous + 1,
                        limit: anchor == nil ? limit.expected : limit.known, after: previous)
                }

            let cover = Double(best / held.own)
            mass += Double(held.own)
            coveredMass += Double(best)
            if cover >= SentenceMatch.well { wellCoveredMass += Double(held.own) }
            if sentenceStarts[sentence] < SentenceMatch.leadTokens {
                leadMass += Double(held.own)
                leadCoveredMass += Double(best)
            }
            var isInOrder: Bool?
            if cover >= SentenceMatch.matched {
                let follows = previous < 0 || (partner >= previous && partner <= previous + 4)
                if follows { ordered += 1 }
                isInOrder = follows
                previous = partner
                pairs.append((sentence, partner))
            }
            highest.match(held, best, inOrder: isInOrder)
            guard goesOn(highest) else {
                isWhole = false
                return
            }
        }
        covered = mass > 0 ? coveredMass / mass : 0
        wellCovered = mass > 0 ? wellCoveredMass / mass : 0
        inOrder = pairs.isEmpty ? 0 : Double(ordered) / Double(pairs.count)
        leadCovered = leadMass > 0 ? leadCoveredMass / leadMass : 0
    }
}
