// QuoteLinks: which of the quotes held an utterance is an occurrence of.

internal import NewsModel

/// The groups that an utterance belongs to, and slight occurrences that belong to it.
struct QuoteLinks {
    var groups: Set<Int32> = []
    var slight: Set<Int32> = []
}

extension QuoteIndex {
    /// - Parameters:
    ///   - wording: the utterance's place in the pool, if it has one.
    ///   - carrier: the document's place, if it has one.
    func links(of utterance: Utterance, wording: Int32?, carrier: Int32?) -> QuoteLinks {
        var search = QuoteLinkSearch(utterance, in: self)
        var candidates = pool.candidates(for: utterance.wording, limit: Self.mostCandidates)
        if let wording, !candidates.contains(wording) { candidates.insert(wording, at: 0) }
        for candidate in candidates { search.read(candidate, carrier: carrier) }
        return search.links
    }
}

/// Goes through the wordings that may be the utterance's.
private struct QuoteLinkSearch {
    /// Occurrences of one wording that are looked at, the latest: a wording with more is a stock
    /// phrase, or a quote that the latest carriers are as good a sign of.
    private static let mostOccurrences = 48

    private(set) var links = QuoteLinks()
    private let index: QuoteIndex
    private let utterance: Utterance
    private let speaker: SpeakerName?
    /// What the names of other speakers say, of whom there are few.
    private var agreements: [String?: SpeakerAgreement] = [:]

    init(_ utterance: Utterance, in index: QuoteIndex) {
        self.index = index
        self.utterance = utterance
        speaker = SpeakerName(utterance.wording.speaker)
    }

    mutating func read(_ candidate: Int32, carrier: Int32?) {
        let entry = index.pool.entries[Int(candidate)]
        let mass = min(utterance.wording.mass, entry.mass)
        let words = min(utterance.wording.length, Int(entry.wordCount))
        var comparison = Comparison(utterance.wording, entry)
        for place in entry.occurrences.suffix(Self.mostOccurrences) {
            let other = index.occurrences[Int(place)]
            let group = other.group.map(index.resolve)
            if let group, links.groups.contains(group) { continue }
            if utterance.isSlight, other.isSlight { continue }
            let agreement = agreement(with: other.speaker)
            if utterance.isSlight || other.isSlight {
                guard group == nil || utterance.isSlight, agreement == .same,
                    comparison.isPiece(index.rule, slightFirst: utterance.isSlight)
                else { continue }
            } else {
                let isOwn = other.document == carrier
                guard !index.rule.isOutOfQuestion(agreement, mass: mass, words: words),
                    index.rule.isSame(comparison.features, mass: mass, agreement, inOneDocument: isOwn)
                else { continue }
            }
            if let group { links.groups.insert(group) } else { links.slight.insert(place) }
        }
    }

    private mutating func agreement(with name: String?) -> SpeakerAgreement {
        if let known = agreements[name] { return known }
        let agreement = SpeakerAgreement(speaker, SpeakerName(name))
        agreements[name] = agreement
        return agreement
    }

    /// One wording against another; made at most once, however many documents carry the other.
    private struct Comparison {
        private let one: Wording
        private let entry: WordingPool.Entry
        private var other: Wording?
        private var made: MatchFeatures?
        private var piece: Bool?

        init(_ one: Wording, _ entry: WordingPool.Entry) {
            self.one = one
            self.entry = entry
        }

        private mutating func prepared() -> Wording {
            let wording = other ?? Wording(entry.text)
            other = wording
            return wording
        }

        /// Nil where both have equal words.
        var features: MatchFeatures? {
            mutating get {
                guard entry.key != one.key else { return nil }
                let least = SamenessRule.leastShared
                if made == nil { made = MatchFeatures(one, prepared(), leastShared: least) }
                return made
            }
        }

        mutating func isPiece(_ rule: SamenessRule, slightFirst: Bool) -> Bool {
            if let piece { return piece }
            let other = prepared()
            let result = slightFirst ? rule.isPiece(one, of: other) : rule.isPiece(other, of: one)
            piece = result
            return result
        }
    }
}
