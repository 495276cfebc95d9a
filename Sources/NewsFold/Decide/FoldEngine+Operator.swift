// What operators and publishers decide: withdraw, merge, split.

package import NewsModel
internal import NewsQuotes

extension FoldEngine {
    /// Marks a document as withdrawn and names the copies that still carry its text. It stays in
    /// its record and in the index, so that later copies are named too; its quotations leave
    /// their quotes. Withdrawing twice changes nothing.
    ///
    /// - Parameter reason: `operator`, or `canceled` where its publisher says so.
    package mutating func withdraw(
        _ id: DocumentID, reason: String, store: some FoldStore
    ) throws -> FoldOutcome {
        guard let slot = index.slot(of: id), let prepared = try cache.prepared(id, store: store),
            let stored = try store.document(id)
        else {
            throw FoldError.unknown("document", id.rawValue)
        }
        guard index[slot].withdrawal == .none else { return try fold(prepared, store: store) }
        let number = index[slot].record
        var update = FoldUpdate(document: stored)
        update.document.status = .canceled
        for place in update.document.quotations.indices { update.document.quotations[place].quote = nil }
        let withdrawal = Withdrawal(reason: reason)
        set(withdrawal, of: slot)
        update.touchedRecords.append(number)
        try removeQuotations(of: id, &update, store: store)
        if var record = try current(number, update, store),
            let place = record.place(of: id)
        {
            record.copies[place].isWithdrawn = true
            record.quotes = carried(record.quotes, by: record)
            try settleCanonical(&record, after: nil, store: store)
            try markCarriers(in: &record, changed: id, update, store: store)
            let copy = record.copy(of: id)
            update.relation = copy?.relation ?? update.relation
            update.similarity = copy?.similarity ?? update.similarity
            update.changes.set(record)
        }
        try settleQuotes(&update, store: store)
        try settleKills(&update, store: store)
        var signature = prepared.signature
        signature.withdrawal = withdrawal
        return finish(update, of: number, signature)
    }

    /// An operator says that two records are one: `other` lives on in `record`, for good.
    package mutating func merge(
        _ record: RecordID, _ other: RecordID, store: some FoldStore
    ) throws -> FoldOutcome {
        guard record != other else {
            throw FoldError(
                code: "invalidArgument", message: "\(record) can't be merged with itself; name two records.",
                field: "other")
        }
        guard let number = records.number(of: record) else {
            throw FoldError.unknown("record", record.rawValue)
        }
        guard let gone = records.number(of: other) else { throw FoldError.unknown("other", other.rawValue) }
        guard let founder = records[number].members.first,
            let document = try store.document(index[founder].id)
        else { throw FoldError.unknown("record", record.rawValue) }
        var update = FoldUpdate(document: document)
        let override = Override(record, other, .together)
        records.set(override)
        update.overrides.append(override)
        try mergeRecords(gone, into: number, rule: "operator", &update, store: store)
        try settleKills(&update, store: store)
        try settleStory(of: number, &update, store: store)
        try settleStoryEnds(&update, store: store)
        return FoldOutcome(
            story: storyID(of: number), overrides: update.overrides, entries: update.changes.entries(),
            quotes: update.changes.changedQuotes)
    }

    /// An operator says that a document is no copy of the record that it is in: it founds a record
    /// of its own, and the two never merge by themselves.
    package mutating func split(
        _ id: DocumentID, from record: RecordID, store: some FoldStore
    ) throws -> FoldOutcome {
        guard let slot = index.slot(of: id), let prepared = try cache.prepared(id, store: store),
            let stored = try store.document(id)
        else { throw FoldError.unknown("document", id.rawValue) }
        guard let number = records.number(of: record), index[slot].record == number else {
            throw FoldError(
                code: "invalidArgument",
                message: "\(id) is no copy of \(record) but of \(records[index[slot].record].id).",
                field: "record")
        }
        guard records[number].members.count > 1 else {
            throw FoldError(
                code: "invalidArgument",
                message: "\(id) is the only copy of \(record); there is nothing to split.",
                field: "document")
        }
        var update = FoldUpdate(document: stored)
        let new = try found(recordOf: id, store: store)
        try transfer(slot, to: new, &update, store: store)
        update.document = update.changes.document(id) ?? stored
        let override = Override(record, records[new].id, .apart)
        records.set(override)
        update.overrides.append(override)
        try settleKills(&update, store: store)
        try settleMoved(&update, store: store)
        try settleStoryEnds(&update, store: store)
        var signature = prepared.signature
        signature.withdrawal = index[slot].withdrawal
        return finish(update, of: new, signature)
    }

    /// An operator says that two records are never one, although nothing joins them yet.
    package mutating func separate(_ record: RecordID, _ other: RecordID) throws -> FoldOutcome {
        guard records.number(of: record) != nil else { throw FoldError.unknown("record", record.rawValue) }
        guard records.number(of: other) != nil else { throw FoldError.unknown("other", other.rawValue) }
        guard record != other else {
            throw FoldError(
                code: "invalidArgument",
                message: "\(record) can't be kept apart from itself; use split to take a document out of it.",
                field: "other")
        }
        let override = Override(record, other, .apart)
        records.set(override)
        return FoldOutcome(overrides: [override])
    }

    /// Puts the outcome together.
    func finish(
        _ update: consuming FoldUpdate, of number: RecordTable.Number, _ signature: Signature
    ) -> FoldOutcome {
        let entries = update.changes.entries(first: update.document)
        let quotes = update.changes.changedQuotes
        return FoldOutcome(
            document: update.document, relation: update.relation, similarity: update.similarity,
            story: storyID(of: number), signature: signature, overrides: update.overrides, entries: entries,
            quotes: quotes)
    }
}

extension FoldError {
    static func unknown(_ field: String, _ id: String) -> FoldError {
        FoldError(
            code: "notFound", message: "Nothing is known under \(id); look it up with `record list`.",
            field: field)
    }
}
