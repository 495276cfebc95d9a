// Carrying out a placement: texts that change their record, and records that become one.

internal import NewsModel

extension FoldEngine {
    /// Moves texts and merges records. `newcomer` is the record of the document being folded.
    mutating func carryOut(
        _ placement: Placement, newcomer: RecordTable.Number?, _ update: inout FoldUpdate,
        store: some FoldStore
    ) throws {
        guard !placement.moves.isEmpty || !placement.mergers.isEmpty else { return }
        // The decision's own document may be among those that move, and isn't stored yet.
        update.changes.set(update.document)
        var founded: [FoldIndex.Slot: RecordTable.Number] = [:]
        for move in placement.moves {
            let target: RecordTable.Number
            switch move.to {
            case .record(let number): target = number
            case .newcomer:
                guard let newcomer else { continue }
                target = newcomer
            case .founded(let slot):
                target = try founded[slot] ?? found(recordOf: index[slot].id, store: store)
                founded[slot] = target
            }
            let from = index[move.slot].record
            // Those of the same words that stand with it go with it.
            for slot in index.equals(of: move.slot, limit: 1 << 20) where index[slot].record == from {
                onProgress?()
                try transfer(slot, to: target, &update, store: store)
            }
        }
        for merger in placement.mergers {
            try mergeRecords(merger.gone, into: merger.into, rule: "merge", &update, store: store)
        }
        update.document = update.changes.document(update.document.id) ?? update.document
        try settleMoved(&update, store: store)
    }

    /// Moves one copy to another record; one that has no copy yet is founded by it.
    mutating func transfer(
        _ slot: FoldIndex.Slot, to number: RecordTable.Number, _ update: inout FoldUpdate,
        store: some FoldStore
    ) throws {
        let id = index[slot].id
        let from = index[slot].record
        guard from != number, let prepared = try cache.prepared(id, store: store),
            var document = try update.changes.document(id) ?? store.document(id)
        else { return }
        let isWithdrawn =
            try current(from, update, store)?.copy(of: id)?.isWithdrawn ?? false
        try leave(slot, store: store, &update)
        index.move(slot, to: number)
        records.drop(slot, from: from, in: index)
        records.add(slot, to: number, in: index)

        var record =
            try current(number, update, store)
            ?? Record(id: records[number].id, title: document.title, copies: [])
        var copy = Copy(
            document: id, outlet: document.outlet, url: document.url, published: document.published,
            relation: .original, similarity: 1, isWithdrawn: isWithdrawn)
        document.evidence = []
        if let original = record.original,
            let canonical = try cache.prepared(original.document, store: store)
        {
            let finding = verifier.compare(prepared, with: canonical)
            copy.relation = finding.relation
            copy.similarity = finding.similarity
            document.evidence = [finding.evidence]
        }
        document.record = record.id
        let place = record.insert(copy)
        try settleCanonical(&record, after: place, store: store)
        try markCarriers(in: &record, changed: id, update, store: store)
        record.quotes = record.quotes.joined(by: document.quotations.compactMap(\.quote))
        update.changes.set(document)
        update.changes.set(record)
        update.movedRecords += [from, number].filter { !update.movedRecords.contains($0) }
    }

    /// Stories of records that gave or took copies.
    mutating func settleMoved(_ update: inout FoldUpdate, store: some FoldStore) throws {
        update.touchedRecords += update.movedRecords
        for number in update.movedRecords where !records[number].members.isEmpty {
            try settleTerms(of: number, store: store)
            try settleStory(of: number, &update, store: store)
        }
        update.movedRecords = []
    }
}

extension Evidence {
    /// Names how well the document fits its record as a whole, and the nearest other one. Where the
    /// two are near to each other, the rule says that the order of arrival may have decided.
    mutating func add(_ placement: Placement) {
        if let mean = placement.recordMean { scores["recordMean"] = Evidence.rounded(mean) }
        if let mean = placement.otherMean { scores["otherRecordMean"] = Evidence.rounded(mean) }
        if placement.isBounded { scores["bounded"] = 1 }
        if placement.isTie, rule == "score" { rule = "tie" }
    }
}
