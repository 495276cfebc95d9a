// Records as values: copies that leave, records that merge, kills and quotes kept in step.

internal import NewsModel
internal import NewsQuotes

extension FoldEngine {
    /// A record as it now is, changes of this decision included.
    func current(_ number: RecordTable.Number, _ update: FoldUpdate, _ store: some FoldStore) throws
        -> Record?
    {
        let id = records[number].id
        return try update.changes.record(id) ?? store.record(id)
    }

    /// Takes a document's copy out of its record's value. The caller takes it out of the index.
    mutating func leave(_ slot: FoldIndex.Slot, store: some FoldStore, _ update: inout FoldUpdate) throws {
        let number = index[slot].record
        guard var record = try current(number, update, store) else { return }
        if let place = record.place(of: index[slot].id) { record.copies.remove(at: place) }
        try settleCanonical(&record, after: nil, store: store)
        record.quotes = carried(record.quotes, by: record)
        update.changes.set(record)
        update.touchedRecords.append(number)
    }

    /// Those of the quotes that one of the record's copies carries.
    func carried(_ ids: [QuoteID], by record: Record) -> [QuoteID] {
        guard !ids.isEmpty else { return [] }
        let documents = Set(record.copies.map(\.document))
        return ids.filter { quotes.isCarried($0, by: documents.contains) }
    }

    /// Moves all of a record's copies into another.
    mutating func mergeRecords(
        _ other: RecordTable.Number, into number: RecordTable.Number, rule: String,
        _ update: inout FoldUpdate,
        store: some FoldStore
    ) throws {
        guard var record = try current(number, update, store), let gone = try current(other, update, store)
        else { return }
        let canonicalID = record.original?.document
        let canonical = try canonicalID.flatMap { try cache.prepared($0, store: store) }
        for var copy in gone.copies {
            onProgress?()
            guard let prepared = try cache.prepared(copy.document, store: store) else { continue }
            // Its quotations may have been given their quotes by this decision.
            var document =
                try update.changes.document(copy.document) ?? store.document(copy.document)
                ?? prepared.document
            document.record = record.id
            if let canonical {
                var finding = verifier.compare(prepared, with: canonical)
                if finding.evidence.rule == "score" { finding.evidence.rule = rule }
                copy.relation = finding.relation
                copy.similarity = max(finding.similarity, rule == "operator" ? 0 : copy.similarity / 2)
                document.evidence.append(finding.evidence)
            }
            record.insert(copy)
            update.changes.set(document)
        }
        for slot in records[other].members {
            index.move(slot, to: number)
            records.add(slot, to: number, in: index)
        }
        try settleCanonical(&record, after: nil, store: store)
        try markCarriers(in: &record, changed: nil, update, store: store)
        record.quotes = record.quotes.joined(by: gone.quotes)
        update.touchedRecords.append(number)
        try moveStory(from: other, to: number, &record, &update, store: store)
        update.changes.merge(gone.id, into: record.id)
        update.changes.set(record)
        update.overrides += records.inherit(gone.id, into: record.id)
        if let terms = records[other].terms { stories.unpost(other, terms) }
        records.remove(other)
        try settleTerms(of: number, store: store)
    }

    /// Records that name a quote that was merged away or ended name what became of it.
    mutating func settleQuotes(_ update: inout FoldUpdate, store: some FoldStore) throws {
        guard !update.goneQuotes.isEmpty else { return }
        let carriers = update.touchedCarriers.compactMap { index.slot(of: $0).map { index[$0].record } }
        for number in Set(carriers + update.touchedRecords).sorted() {
            guard var record = try current(number, update, store) else { continue }
            let settled = update.settled(record.quotes)
            guard settled != record.quotes else { continue }
            record.quotes = settled
            update.changes.set(record)
        }
        try settleStoryQuotes(&update, store: store)
    }
}

extension FoldUpdate {
    /// The quotes without those that ended, and under the ids in which merged ones live on.
    func settled(_ quotes: [QuoteID]) -> [QuoteID] {
        var result: [QuoteID] = []
        for quote in quotes {
            let now = goneQuotes[quote] ?? quote
            if let now, !result.contains(now) { result.append(now) }
        }
        return result
    }
}
