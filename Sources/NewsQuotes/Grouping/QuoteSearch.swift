// Search: the quotes that render a text best, without changing anything.

package import NewsModel

extension QuoteIndex {
    /// Wordings looked at for one search.
    private static let mostSearched = 200
    /// What a text that only shares words with a quote, without being one with it, scores at most.
    private static let mostForWords = 0.49
    /// Occurrences of a wording that are looked at, the latest.
    private static let mostOccurrences = 48
    private static let leastScore = 0.1

    /// The quotes that an insertion would choose among those held; nil where it would found one.
    package func preview(_ quotations: DocumentQuotations) -> [QuoteID?] {
        var quotes: [QuoteID?] = Array(repeating: nil, count: quotations.count)
        for utterance in quotations.utterances {
            let wording = pool.index(of: utterance.wording)
            let links = links(of: utterance, wording: wording, carrier: carriersByID[quotations.document])
            let known = senior(of: links.groups)
            for index in utterance.quotations { quotes[index] = known.map { groups[Int($0)].id } }
        }
        return quotes
    }

    /// The quotes that render a text best, best first, with the score of each: from
    /// `QuoteMatcher.threshold` on they are that quote, below they share words with it.
    package func find(text: String, speaker: String? = nil, limit: Int = 10) -> [(
        quote: QuoteID, score: Double
    )] {
        let query = Wording(text, speaker: speaker)
        guard !query.isEmpty, limit > 0 else { return [] }
        var best: [Int32: Double] = [:]
        for candidate in pool.candidates(for: query, limit: Self.mostSearched) {
            let entry = pool.entries[Int(candidate)]
            var score: Double?
            for index in entry.occurrences.suffix(Self.mostOccurrences) {
                guard let group = occurrences[Int(index)].group.map(resolve) else { continue }
                let value =
                    score ?? self.score(query, Wording(entry.text, speaker: occurrences[Int(index)].speaker))
                score = value
                if value > best[group] ?? 0 { best[group] = value }
            }
        }
        let ranked = best.filter { $0.value >= Self.leastScore }
            .map { (quote: groups[Int($0.key)].id, score: $0.value) }
            .sorted { ($1.score, $0.quote) < ($0.score, $1.quote) }
        return Array(ranked.prefix(limit))
    }

    private func score(_ query: Wording, _ wording: Wording) -> Double {
        guard let features = MatchFeatures(query, wording) else { return 0 }
        let agreement = SpeakerAgreement(query.speaker, wording.speaker)
        let match = agreement.tempered(QuoteMatcher.likelihood(features))
        return max(match, Self.mostForWords * (query.mass <= wording.mass ? features.align : features.dice))
    }
}
