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
    /// Places of one word that are looked at. Of a word with more, those nearest to where the sentence
    /// is expected: what it tells isn't where its partner is, but whether it is that one.
    private static let placeLimit = 60

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
        // What the other's sentences hold of the present one; those that hold anything, in the order in
        // which they were met.
        withUnsafeTemporaryAllocation(of: Float.self, capacity: other.sentenceStarts.count) { gathered in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: other.sentenceStarts.count) { touched in
                gathered.initialize(repeating: 0)
                match(text, other, map, words, gathered, touched, goesOn)
            }
        }
    }

    private mutating func match(
        _ text: Profile, _ other: Profile, _ map: [Int32], _ words: SentenceWords,
        _ gathered: UnsafeMutableBufferPointer<Float>, _ touched: UnsafeMutableBufferPointer<Int>,
        _ goesOn: (Highest) -> Bool
    ) {
        // Held here: reading them through the shared objects in the loop would count references.
        let weights = text.weights
        let sentenceStarts = text.sentenceStarts
        let otherSentenceStarts = other.sentenceStarts
        let otherPlaces = other.places.places
        let otherStarts = other.places.starts
        let otherSentences = other.places.sentences
        let otherSentencesFrom = other.places.sentencesFrom
        lazy var anchors = SentenceAnchors(text, in: other)
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
            var touchedCount = 0
            var expected: UInt32?
            for rank in words.shared[next..<held.end] {
                let weight = weights[Int(rank)]
                let mapped = Int(map[Int(rank)])
                let places = Int(otherStarts[mapped])..<Int(otherStarts[mapped + 1])
                var partners = Int(otherSentencesFrom[mapped])..<Int(otherSentencesFrom[mapped + 1])
                if places.count > SentenceMatch.placeLimit {
                    let start =
                        expected
                        ?? anchors?.place(
                            of: Int(sentenceStarts[sentence])..<Int(sentenceStarts[sentence + 1]))
                        ?? otherSentenceStarts[min(previous + 1, otherSentenceStarts.count - 1)]
                    expected = start
                    let nearest = otherPlaces.firstPlace(in: places, atLeast: start)
                    let first = min(
                        max(places.lowerBound, nearest - SentenceMatch.placeLimit / 2),
                        places.upperBound - SentenceMatch.placeLimit)
                    let last = first + SentenceMatch.placeLimit - 1
                    let ends = (
                        otherSentenceStarts.sentence(of: otherPlaces[first]),
                        otherSentenceStarts.sentence(of: otherPlaces[last])
                    )
                    partners =
                        otherSentences.firstPlace(
                            in: partners, atLeast: ends.0)..<otherSentences.firstPlace(
                            in: partners, atLeast: ends.1 + 1)
                }
                for place in partners {
                    let partner = Int(otherSentences[place])
                    // Written over by the next one where it is there already: nothing to branch on.
                    touched[touchedCount] = partner
                    touchedCount += gathered[partner] == 0 ? 1 : 0
                    gathered[partner] += weight
                }
            }
            next = held.end
            var best: Float = 0
            var partner = -1
            for candidate in touched[..<touchedCount] {
                let value = gathered[candidate]
                let isTie = value > best - 1e-5 && candidate > previous && partner <= previous
                if value > best + 1e-5 || isTie {
                    best = value
                    partner = candidate
                }
            }
            for candidate in touched[..<touchedCount] { gathered[candidate] = 0 }
            guard held.own > 0 else { continue }

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
