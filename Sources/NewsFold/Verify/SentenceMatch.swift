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
    /// What the matched sentences say of numbers, of names, and of days, months and quarters.
    var numbers = Agreement()
    var names = Agreement()
    var calendar = Agreement()

    /// A sentence is matched from this cover on.
    private static let matched = 0.4
    private static let shortestSentence = 4
    private static let leadTokens = 60
    private static let longestReach = 80
    /// Places of one word that are looked at. Of a word with more, those nearest to where the sentence
    /// is expected: what it tells isn't where its partner is, but whether it is that one.
    private static let placeLimit = 60

    /// Matches each sentence of `text` with one of `other`. `map` tells the place of each of its
    /// distinct words among the other's, or -1.
    /// Costs about 5 µs for each 100 words.
    init(_ text: Profile, in other: Profile, map: [Int32]) {
        // Held here: reading them through the shared objects in the loop would count references.
        let ranks = text.places.ranks
        let weights = text.weights
        let otherPlaces = other.places.places
        let otherStarts = other.places.starts
        let otherSentences = other.places.sentences
        let otherSentenceStarts = other.sentenceStarts
        let sentenceStarts = text.sentenceStarts
        let anchors = SentenceAnchors(text, in: other)
        // What the other's sentences hold of the present one; those that hold anything, in the order in
        // which they were met.
        let gathered = UnsafeMutableBufferPointer<Float>.allocate(capacity: otherSentenceStarts.count)
        let touched = UnsafeMutableBufferPointer<Int>.allocate(capacity: otherSentenceStarts.count)
        // Where each distinct word stood last.
        let lastPlaces = UnsafeMutableBufferPointer<Int>.allocate(capacity: weights.count)
        defer {
            gathered.deallocate()
            touched.deallocate()
            lastPlaces.deallocate()
        }
        gathered.initialize(repeating: 0)
        lastPlaces.initialize(repeating: -1)
        var mass = 0.0
        var coveredMass = 0.0
        var wellCoveredMass = 0.0
        var leadMass = 0.0
        var leadCoveredMass = 0.0
        var matches = 0
        var ordered = 0
        var previous = -1
        var marks = PlacedMarks(text, in: other, map: map)

        for sentence in 0..<sentenceStarts.count - 1 {
            let first = Int(sentenceStarts[sentence])
            let end = Int(sentenceStarts[sentence + 1])
            guard end - first >= SentenceMatch.shortestSentence else { continue }
            var own: Float = 0
            let expected =
                anchors?.place(of: first..<end)
                ?? otherSentenceStarts[min(previous + 1, otherSentenceStarts.count - 1)]
            var touchedCount = 0
            for position in first..<end {
                let rank = ranks[position]
                let lastPlace = lastPlaces[Int(rank)]
                lastPlaces[Int(rank)] = position
                // Counted once a sentence, or once in so many words of one that doesn't end.
                if lastPlace >= max(first, position - SentenceMatch.longestReach) { continue }
                let weight = weights[Int(rank)]
                own += weight
                let mapped = Int(map[Int(rank)])
                guard mapped >= 0 else { continue }
                var places = Int(otherStarts[mapped])..<Int(otherStarts[mapped + 1])
                if places.count > SentenceMatch.placeLimit {
                    let nearest = otherPlaces.firstPlace(in: places, atLeast: expected)
                    let start = min(
                        max(places.lowerBound, nearest - SentenceMatch.placeLimit / 2),
                        places.upperBound - SentenceMatch.placeLimit)
                    places = start..<start + SentenceMatch.placeLimit
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
            guard own > 0 else { continue }

            let cover = Double(best / own)
            mass += Double(own)
            coveredMass += Double(best)
            if cover >= 0.5 { wellCoveredMass += Double(own) }
            if first < SentenceMatch.leadTokens {
                leadMass += Double(own)
                leadCoveredMass += Double(best)
            }
            if cover >= SentenceMatch.matched {
                matches += 1
                if previous < 0 || (partner >= previous && partner <= previous + 4) { ordered += 1 }
                previous = partner
                marks.compare(first..<end, partner: partner)
            }
        }
        covered = mass > 0 ? coveredMass / mass : 0
        wellCovered = mass > 0 ? wellCoveredMass / mass : 0
        inOrder = matches > 0 ? Double(ordered) / Double(matches) : 0
        leadCovered = leadMass > 0 ? leadCoveredMass / leadMass : 0
        numbers = marks.numbers
        names = marks.names
        calendar = marks.calendar
    }
}
