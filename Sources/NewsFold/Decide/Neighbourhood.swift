// Neighbourhood: the texts that a decision can concern.

internal import NewsModel

/// Texts linked to each other by pairs that are alike enough to be copies. Whatever records come of
/// them, none reaches beyond: so a decision looks at these and at nothing else.
struct Neighbourhood {
    /// Posted texts; a text that isn't indexed yet comes first, as `Neighbourhood.newcomer`.
    private(set) var slots: [FoldIndex.Slot] = []
    private(set) var places: [FoldIndex.Slot: Int] = [:]
    private(set) var links: [[LinkCache.Link]] = []
    /// Whether the bound was reached: then records that stand are taken as they are.
    var isBounded = false

    static let newcomer: FoldIndex.Slot = -1

    mutating func add(_ slot: FoldIndex.Slot, _ own: [LinkCache.Link]) {
        places[slot] = slots.count
        slots.append(slot)
        links.append(own)
    }
}

extension FoldEngine {
    /// All texts reached from some over pairs of at least the threshold, at most
    /// `settings.neighbourhood`. `newcomer` are the links of a text that isn't indexed yet.
    func neighbourhood(
        newcomer: [LinkCache.Link]?, around seeds: [FoldIndex.Slot], leaving: FoldIndex.Slot?,
        store: some FoldStore
    ) throws -> Neighbourhood {
        let threshold = UInt16((settings.threshold * LinkCache.scale).rounded())
        var result = Neighbourhood()
        if let newcomer { result.add(Neighbourhood.newcomer, newcomer) }
        var waiting = seeds
        waiting += (newcomer ?? []).filter { $0.score >= threshold }.map(\.slot)
        var next = 0
        let standIn = leaving.flatMap { twin(of: $0) }
        while next < waiting.count {
            let slot = waiting[next] == leaving ? standIn ?? waiting[next] : waiting[next]
            next += 1
            guard slot != leaving, index[slot].isLive, result.places[slot] == nil else { continue }
            guard result.slots.count < settings.neighbourhood else {
                result.isBounded = true
                break
            }
            var own = try links(of: slot, store: store)
            for place in own.indices where own[place].slot == leaving {
                own[place].slot = standIn ?? own[place].slot
            }
            result.add(slot, own)
            waiting += own.filter { $0.score >= threshold }.map(\.slot)
            let number = index[slot].record
            if records.isPinned(records[number].id) {
                waiting += records[number].members.prefix(settings.neighbourhood).filter {
                    index.isPosted($0)
                }
            }
        }
        return result
    }

    /// Another document with the words of one that leaves: it will be found in its place.
    private func twin(of leaving: FoldIndex.Slot) -> FoldIndex.Slot? {
        index.equals(of: leaving, limit: 2).first { $0 != leaving }
    }

    /// The links of an indexed text: from the cache, or by comparing it with what the index finds.
    func links(of slot: FoldIndex.Slot, store: some FoldStore) throws -> [LinkCache.Link] {
        if let held = linkCache.links(of: slot) { return held }
        guard let prepared = try cache.prepared(index[slot].id, store: store) else { return [] }
        let links = try links(of: prepared, without: slot, store: store)
        linkCache.insert(links, of: slot)
        return links
    }

    /// The links of a text with what the index finds for it, other than the same words.
    func links(
        of prepared: PreparedDocument, without slot: FoldIndex.Slot?, store: some FoldStore
    ) throws -> [LinkCache.Link] {
        let found = index.candidates(
            prepared.signature.keys, recordsPerKey: settings.recordsPerKey, limit: settings.comparisons)
        let standIn = slot.flatMap { twin(of: $0) }
        return try found.compactMap { candidate in
            let other = candidate.slot == slot ? standIn : candidate.slot
            guard let other, index[other].group != prepared.signature.group else { return nil }
            if let words = cache.words(index[other].packed),
                !PairComparison.passesGate(prepared.profile.words, words)
            {
                return nil
            }
            guard let text = try cache.prepared(index[other].id, store: store),
                let pair = PairComparison(gated: prepared.profile, text.profile)
            else { return nil }
            let score = settings.weights.score(pair.values)
            guard score >= LinkCache.floor else { return nil }
            return LinkCache.Link(slot: other, score: UInt16((score * LinkCache.scale).rounded()))
        }
    }
}
