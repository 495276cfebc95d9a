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

    /// A passage that so many otherwise different texts share with one is furniture: it says nothing.
    /// Fewer may be one text that several desks continued on their own: with 4, Helsinki's reprints came
    /// apart (F1 0.932 instead of 0.953).
    private static let commonFrom = 12
    /// Words by which the start of a text's own part may shift from one such pair to another.
    private static let shift: Int32 = 8

    /// Where a text's own part starts, if the rest is furniture. Excerpts of one text differ
    /// from each other in other places each time: theirs isn't.
    static func furnished(_ links: [LinkCache.Link]) -> ClosedRange<Int32>? {
        let starts = links.lazy.filter { $0.own >= 0 }.map(\.own).sorted()
        guard starts.count >= commonFrom else { return nil }
        return (0...starts.count - commonFrom)
            .first { starts[$0 + commonFrom - 1] - starts[$0] <= shift }
            .map { starts[$0]...starts[$0] + shift }
    }

    /// Takes out links that are furniture and nothing else. From what is held alone: what is learnt
    /// undoes what was folded before it was known.
    mutating func discountFurniture() {
        let parts = links.map(Neighbourhood.furnished)
        guard parts.contains(where: { $0 != nil }) else { return }
        for place in slots.indices {
            links[place].removeAll { link in
                let other = places[link.slot].flatMap { parts[$0] }
                return parts[place]?.contains(link.own) ?? false || other?.contains(link.otherOwn) ?? false
            }
        }
    }
}

extension FoldEngine {
    /// Links from this score on are between copies.
    var linkThreshold: UInt16 { UInt16((settings.threshold * LinkCache.scale).rounded()) }

    /// All texts reached from some over pairs of at least the threshold, at most
    /// `settings.neighbourhood`. `newcomer` are the links of a text that isn't indexed yet.
    func neighbourhood(
        newcomer: [LinkCache.Link]?, around seeds: [FoldIndex.Slot], leaving: FoldIndex.Slot?,
        store: some FoldStore
    ) throws -> Neighbourhood {
        var result = Neighbourhood()
        if let newcomer { result.add(Neighbourhood.newcomer, newcomer) }
        // Over furniture only to texts that it may have folded.
        func reached(_ links: [LinkCache.Link]) -> [FoldIndex.Slot] {
            let part = Neighbourhood.furnished(links)
            return links.filter {
                let isFurniture = part?.contains($0.own) ?? false
                return $0.score >= linkThreshold
                    && !(isFurniture && records[index[$0.slot].record].memberCount == 1)
            }.map(\.slot)
        }
        var waiting = seeds
        waiting += reached(newcomer ?? [])
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
            waiting += reached(own)
            let number = index[slot].record
            if records.isPinned(records[number].id) {
                waiting += records[number].members.prefix(settings.neighbourhood).filter {
                    index.isPosted($0)
                }
            }
        }
        result.discountFurniture()
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
        // One that stands in for a text that is about to leave isn't found by others yet.
        if index.isPosted(slot) { linkCache.insert(links, of: slot) }
        return links.all
    }

    /// The links of a text with what the index finds for it, other than the same words.
    ///
    /// - Parameter keep: is handed each comparison of texts that are alike enough to be copies.
    func links(
        of prepared: PreparedDocument, without slot: FoldIndex.Slot?, store: some FoldStore,
        keep: (FoldIndex.Slot, PairComparison) -> Void = { _, _ in }
    ) throws -> LinkCache.Links {
        let (found, isCommon) = index.candidates(
            prepared.signature.keys, recordsPerKey: settings.recordsPerKey, limit: settings.comparisons)
        guard !found.isEmpty else { return LinkCache.Links() }
        index.work.add(texts: found.count)
        let standIn = slot.flatMap { twin(of: $0) }
        let others = found.compactMap { $0.slot == slot ? standIn : $0.slot }
            .filter { index[$0].group != prepared.signature.group }
        let shares = words.share(PairComparison.gate, prepared.profile.words, with: others)
        var links = LinkCache.Links()
        links.all = try zip(others, shares).compactMap { other, shares -> LinkCache.Link? in
            guard shares != false, let text = try cache.prepared(index[other].packed, store: store) else {
                return nil
            }
            onProgress?()
            if shares == nil { words.insert(text.profile.words, of: other) }
            let pair = PairComparison(
                gated: prepared.profile, text.profile, weights: settings.weights, least: LinkCache.floor)
            guard let pair else { return nil }
            let score = settings.weights.score(pair.values)
            guard score >= LinkCache.floor else { return nil }
            let starts = pair.ownStarts()
            // A passage in more records than can be looked at is furniture, however few were found.
            guard !(isCommon && starts.first >= 0) else { return nil }
            let link = LinkCache.Link(
                slot: other, score: UInt16((score * LinkCache.scale).rounded()),
                own: starts.first, otherOwn: starts.second)
            if link.score >= linkThreshold { keep(other, pair) }
            return link
        }
        // Keys that were passed over may tell something once there is one text less; and past the bound on
        // comparisons stand texts that are hardly less like this one.
        if isCommon {
            links.spare = 0
        } else if found.count == settings.comparisons {
            links.spare = Int32(links.all.count / 2)
        }
        return links
    }
}
