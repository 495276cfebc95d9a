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

    /// A sentence is matched from this cover on, and covered well from that.
    static let matched = 0.4
    static let well = 0.5
    private static let leadTokens = 60
    /// Places of one word that are looked at. Of a word with more, those nearest to where the sentence
    /// is expected: what it tells isn't where its partner is, but whether it is that one.
    private static let placeLimit = 60

    /// Matches each sentence of `text` with one of `other`. `map` tells the place of each of its
    /// distinct words among the other's, or -1; `words` are those of its sentences.
    /// Costs about 5 µs for each 100 words.
    init(_ text: Profile, in other: Profile, map: [Int32], _ words: SentenceWords) {
        // What the other's sentences hold of the present one; those that hold anything, in the order in
        // which they were met.
        withUnsafeTemporaryAllocation(of: Float.self, capacity: other.sentenceStarts.count) { gathered in
            withUnsafeTemporaryAllocation(of: Int.self, capacity: other.sentenceStarts.count) { touched in
                gathered.initialize(repeating: 0)
                match(text, other, map, words, gathered, touched)
            }
        }
    }

    private mutating func match(
        _ text: Profile, _ other: Profile, _ map: [Int32], _ words: SentenceWords,
        _ gathered: UnsafeMutableBufferPointer<Float>, _ touched: UnsafeMutableBufferPointer<Int>
    ) {
        // Held here: reading them through the shared objects in the loop would count references.
        let weights = text.weights
        let sentenceStarts = text.sentenceStarts
        let otherSentenceStarts = other.sentenceStarts
        let otherPlaces = other.places.places
        let otherStarts = other.places.starts
        let otherSentences = other.places.sentences
        let anchors = SentenceAnchors(text, in: other)
        var mass = 0.0
        var coveredMass = 0.0
        var wellCoveredMass = 0.0
        var leadMass = 0.0
        var leadCoveredMass = 0.0
        var ordered = 0
        var previous = -1
        var next = 0

        for (sentence, held) in words.sentences.enumerated() {
            var touchedCount = 0
            var expected: UInt32?
            for rank in words.shared[next..<held.end] {
                let weight = weights[Int(rank)]
                let mapped = Int(map[Int(rank)])
                var places = Int(otherStarts[mapped])..<Int(otherStarts[mapped + 1])
                if places.count > SentenceMatch.placeLimit {
                    let start =
                        expected
                        ?? anchors?.place(of: Int(sentenceStarts[sentence])..<Int(sentenceStarts[sentence + 1]))
                        ?? otherSentenceStarts[min(previous + 1, otherSentenceStarts.count - 1)]
                    expected = start
                    let nearest = otherPlaces.firstPlace(in: places, atLeast: start)
                    let first = min(
                        max(places.lowerBound, nearest - SentenceMatch.placeLimit / 2),
                        places.upperBound - SentenceMatch.placeLimit)
                    places = first..<first + SentenceMatch.placeLimit
                }
                var last = -1
                for place in places {
                    let partner = Int(otherSentences[place])
                    guard partner != last else { continue }
                    last = partner
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
            if cover >= SentenceMatch.matched {
                if previous < 0 || (partner >= previous && partner <= previous + 4) { ordered += 1 }
                previous = partner
                pairs.append((sentence, partner))
            }
        }
        covered = mass > 0 ? coveredMass / mass : 0
        wellCovered = mass > 0 ? wellCoveredMass / mass : 0
        inOrder = pairs.isEmpty ? 0 : Double(ordered) / Double(pairs.count)
        leadCovered = leadMass > 0 ? leadCoveredMass / leadMass : 0
    }
}
