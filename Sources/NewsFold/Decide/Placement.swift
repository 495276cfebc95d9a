// Placement: where a document goes, decided without changing anything.

internal import NewsModel

/// The decision about one document.
struct Placement {
    /// The record that it joins; nil where it founds one.
    var record: RecordTable.Number?
    /// The member that it is most like.
    var nearest: FoldIndex.Slot?
    var similarity = 1.0
    /// Other records that it shows to be the same text.
    var mergers: [RecordTable.Number] = []
}

extension FoldEngine {
    /// Chooses a record. `leaving` is the version that the document replaces.
    func place(_ prepared: PreparedDocument, leaving: FoldIndex.Slot?, store: some FoldStore) throws
        -> Placement
    {
        var scored = try scores(prepared, leaving: leaving, store: store)
        let place = leaving.map { index[$0].record }
        if let place {
            let others = records[place].members.filter { $0 != leaving }
            let isHeld = others.isEmpty || records.isPinned(records[place].id)
            let known = Set(scored.map(\.slot))
            for slot in others.prefix(RecordFit.members) where !known.contains(slot) {
                if let score = try score(prepared, with: slot, store: store) {
                    scored.append(ScoredMember(slot: slot, score: score))
                }
            }
            let best = scored.filter { index[$0.slot].record == place }.max { $0.score < $1.score }
            let isKilled = prepared.document.status == .canceled
            if isHeld || isKilled || (best?.score ?? 0) >= settings.threshold / 2 {
                return Placement(record: place, nearest: best?.slot, similarity: best?.score ?? 1)
            }
        }
        let fits = RecordFit.fits(scored, index: index, records: records)
            .filter { $0.isCopy(threshold: settings.threshold) }
        guard let first = fits.first else { return Placement() }
        var joined = [first.record]
        for other in fits.dropFirst() where try isOneText(first.record, other.record, store: store) {
            joined.append(other.record)
        }
        // The record founded first keeps its id.
        joined.sort { (records[$0].members.first ?? .max) < (records[$1].members.first ?? .max) }
        return Placement(
            record: joined[0], nearest: first.nearest, similarity: first.best,
            mergers: Array(joined.dropFirst()))
    }

    /// Scores the document with every text that the index finds for it.
    private func scores(
        _ prepared: PreparedDocument, leaving: FoldIndex.Slot?, store: some FoldStore
    ) throws -> [ScoredMember] {
        var scored: [ScoredMember] = []
        let equal = index.slot(ofGroup: prepared.signature.group)
        if let equal { scored += members(equal, score: 1, prepared) }
        let found = index.candidates(
            prepared.signature.keys, recordsPerKey: settings.recordsPerKey, limit: settings.comparisons)
        for candidate in found where candidate.slot != equal {
            guard let score = try score(prepared, with: candidate.slot, store: store) else { continue }
            scored += members(candidate.slot, score: score, prepared)
        }
        return scored.filter { $0.slot != leaving }
    }

    /// The score with one indexed text; nil where they share too few words.
    private func score(
        _ prepared: PreparedDocument, with slot: FoldIndex.Slot, store: some FoldStore
    ) throws -> Double? {
        let entry = index[slot]
        if let words = cache.words(entry.packed), !PairComparison.passesGate(prepared.profile.words, words) {
            return nil
        }
        guard let other = try cache.prepared(entry.id, store: store) else { return nil }
        if entry.group != 0, entry.group == prepared.signature.group { return 1 }
        return PairComparison(gated: prepared.profile, other.profile)?.score
    }

    /// The documents of one text, each with the text's score. Short pages of one outlet under
    /// different titles are its furniture, not copies of each other.
    private func members(_ slot: FoldIndex.Slot, score: Double, _ prepared: PreparedDocument)
        -> [ScoredMember]
    {
        let own = prepared.signature
        let outlet = own.outletDigest
        let title = own.titleDigest
        let isShort = prepared.profile.count < 120
        return index.equals(of: slot, limit: 32).compactMap { member in
            let entry = index[member]
            let isFurniture =
                isShort && outlet != 0 && entry.outlet == outlet && title != 0 && entry.title != 0
                && entry.title != title
            return isFurniture ? nil : ScoredMember(slot: member, score: score)
        }
    }

    /// Whether two records turn out to be one: their members are alike on the whole, and no
    /// operator said otherwise.
    private func isOneText(
        _ record: RecordTable.Number, _ other: RecordTable.Number, store: some FoldStore
    ) throws -> Bool {
        guard !records.areApart(records[record].id, records[other].id) else { return false }
        var sum = 0.0
        var count = 0.0
        for first in records[record].members.prefix(4) {
            guard let text = try cache.prepared(index[first].id, store: store) else { continue }
            for second in records[other].members.prefix(4) {
                sum += try score(text, with: second, store: store) ?? 0
                count += 1
            }
        }
        return count > 0 && sum / count >= settings.threshold * settings.mergeShare
    }
}
