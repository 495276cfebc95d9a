// Folding one document: place it, take it into the index, bring record, quotes and story along.

package import NewsModel
internal import NewsQuotes

extension FoldEngine {
    /// What `fold` would answer for the document itself; changes nothing and has no entries.
    package func preview(
        _ prepared: PreparedDocument, replacing: DocumentID? = nil, store: some FoldStore
    ) throws -> FoldOutcome {
        if index.slot(of: prepared.document.id) != nil { return try held(prepared.document.id, store: store) }
        let leaving = replacing.flatMap { index.slot(of: $0) }
        let placement = try place(prepared, leaving: leaving, store: store)
        var document = prepared.document
        for (place, quote) in quotes.preview(prepared.quotations).enumerated()
        where place < document.quotations.count {
            document.quotations[place].quote = quote
        }
        guard let number = placement.record else {
            document.record = RecordID(founding: document.id)
            return FoldOutcome(document: document)
        }
        let id = records[number].id
        document.record = id
        var outcome = FoldOutcome(
            document: document, relation: .original, similarity: placement.similarity,
            story: storyID(of: number))
        guard let canonical = try canonical(of: id, without: replacing, store: store) else { return outcome }
        let finding = verifier.compare(prepared, with: canonical)
        outcome.document?.evidence = [finding.evidence]
        // It would be the canonical copy itself.
        guard settings.canonical.firstAnswer(prepared, over: canonical) != true else {
            outcome.similarity = 1
            return outcome
        }
        outcome.relation = finding.relation
        outcome.similarity = max(placement.similarity, finding.similarity)
        return outcome
    }

    /// Folds a document into the record whose text it carries, or founds one. `replacing` is the
    /// version that it supersedes; the document's `revisionOf` and `revision` are the caller's. A
    /// document of status `canceled` is marked as withdrawn. A document that is held already
    /// changes nothing. Costs 50 … 150 µs on mixed news.
    package mutating func fold(
        _ prepared: PreparedDocument, replacing: DocumentID? = nil, store: some FoldStore
    ) throws -> FoldOutcome {
        let id = prepared.document.id
        if index.slot(of: id) != nil { return try held(id, store: store) }
        let leaving = replacing.flatMap { index.slot(of: $0) }
        let placement = try place(prepared, leaving: leaving, store: store)
        let old = try leaving.map { try cache.prepared(index[$0].id, store: store) } ?? nil

        var update = FoldUpdate(document: prepared.document)
        let number = try placement.record ?? found(recordOf: id, store: store)
        let recordID = records[number].id
        // One that was founded now isn't stored yet.
        var record =
            try placement.record.flatMap { _ in try store.record(recordID) }
            ?? Record(id: recordID, title: "", copies: [])

        let slot = try index.insert(id, record: number, signature: prepared.signature)
        records.add(slot, to: number, in: index)
        stories.calendar.insert(published: prepared.signature.published)
        cache.insert(prepared)
        if index.isPosted(slot) {
            linkCache.insert(placement.links, of: slot)
            words.insert(prepared.profile.words, of: slot)
        }
        // The new version's quotations go in before the old one's come out: a quote that only this
        // document carries keeps its id.
        if prepared.document.status != .canceled {
            let assignment = quotes.insert(prepared.quotations)
            for (place, quote) in assignment.quotes.enumerated()
            where place < update.document.quotations.count {
                update.document.quotations[place].quote = quote
            }
            update.add(assignment.changes, of: quotes)
            try adopt(assignment.adopted, &record, &update, store: store)
        }
        let home = leaving.map { index[$0].record }
        if let leaving, let old {
            if prepared.document.status == .canceled {
                try removeQuotations(of: old.document.id, &update, store: store)
            } else {
                try replaceQuotations(of: old.document.id, by: id, &update, store: store)
            }
            if index[leaving].record == number {
                record.rename(old.document.id, to: id)
            } else {
                try leave(leaving, store: store, &update)
            }
            let wasPosted = index.isPosted(leaving)
            if wasPosted {
                linkCache.remove(leaving, linkedTo: try links(of: leaving, store: store).map(\.slot))
            }
            try index.remove(leaving, keys: old.signature.keys)
            // Where others of the same words are left, one of them is found in its place.
            if wasPosted, let twin = index.slot(ofGroup: old.signature.group) {
                _ = try links(of: twin, store: store)
            }
            records.drop(leaving, from: index[leaving].record, in: index)
            stories.calendar.remove(published: index[leaving].published)
            cache.remove(old.document.id)
        }

        try add(prepared, to: &record, placement, replaced: old?.document.id, &update, store: store)
        if leaving != nil { record.quotes = carried(record.quotes, by: record) }
        update.changes.set(record)
        try settleTerms(of: number, store: store)
        try carryOut(placement, newcomer: number, &update, store: store)
        if let home, records[home].members.count > (home == number ? 1 : 0) {
            try carryOut(
                rearrange(around: records[home].members, store: store), newcomer: nil, &update, store: store)
        }
        // What was carried out may have moved it on.
        let place = index[slot].record
        if place != number, let copy = try current(place, update, store)?.copy(of: id) {
            (update.relation, update.similarity) = (copy.relation, copy.similarity)
        }
        try settleQuotes(&update, store: store)
        try settleKills(&update, store: store)
        try settleStory(of: place, &update, store: store)
        try settleStoryEnds(&update, store: store)
        return finish(consume update, of: place, prepared.signature)
    }

    /// The outcome for a document that is held already: what was stored, and nothing new.
    private func held(_ id: DocumentID, store: some FoldStore) throws -> FoldOutcome {
        let document = try store.document(id)
        let record = try document?.record.flatMap { try store.record($0) }
        let copy = record?.copy(of: id)
        return FoldOutcome(
            document: document, relation: copy?.relation ?? .original, similarity: copy?.similarity ?? 1,
            story: record?.story)
    }

    /// The canonical copy of a record: its original, or the first copy where that one left.
    func canonical(
        of id: RecordID, without: DocumentID? = nil, store: some FoldStore
    ) throws -> PreparedDocument? {
        guard let copies = try store.record(id)?.copies else { return nil }
        let others = copies.indices.lazy.filter { copies[$0].document != without }
        let place = others.first { copies[$0].relation == .original } ?? others.first
        return try place.flatMap { try cache.prepared(copies[$0].document, store: store) }
    }

    /// A new record. Its id is derived from the document, or from the document and a count where
    /// the document has founded a record before.
    mutating func found(recordOf document: DocumentID, store: some FoldStore) throws -> RecordTable.Number {
        var id = RecordID(founding: document)
        var count = 1
        while try records.number(of: id) != nil || store.record(id) != nil {
            count += 1
            id = RecordID(hashing: [document.rawValue, "record", String(count)])
        }
        return records.append(id)
    }

    /// Relation, similarity and evidence of the new copy, and its place in the record.
    private mutating func add(
        _ prepared: PreparedDocument, to record: inout Record, _ placement: Placement,
        replaced: DocumentID?, _ update: inout FoldUpdate, store: some FoldStore
    ) throws {
        let document = prepared.document
        let original = record.original
        var relation = Relation.original
        var similarity = 1.0
        if let original, original.document != document.id,
            let canonical = try cache.prepared(original.document, store: store)
        {
            var finding = compare(prepared, with: canonical, placement)
            finding.evidence.add(placement)
            relation = finding.relation
            similarity = max(placement.similarity, finding.similarity)
            update.document.evidence = [finding.evidence]
            if let nearest = placement.nearest, index[nearest].isLive, index[nearest].id != original.document,
                let other = try cache.prepared(index[nearest].id, store: store)
            {
                update.document.evidence.append(compare(prepared, with: other, placement).evidence)
            }
        }
        update.document.record = record.id
        let isWithdrawn = document.status == .canceled
        let copy = Copy(
            document: document.id, outlet: document.outlet, url: document.url, published: document.published,
            relation: relation, similarity: similarity, isWithdrawn: isWithdrawn)
        // A version that came into its predecessor's place stays there, where it is of the same time.
        let held = replaced.flatMap { _ in record.place(of: document.id) }
        let place: Int
        if let held, record.copies[held].published == copy.published {
            record.copies[held] = copy
            place = held
        } else {
            if let held { record.copies.remove(at: held) }
            place = record.insert(copy)
        }
        if relation == .original { record.title = document.title }
        try settleCanonical(&record, after: place, store: store)
        update.relation = record.copies[place].relation
        update.similarity = record.copies[place].similarity
        update.addQuotes(to: &record)
        update.replaced = replaced
        try markCarriers(in: &record, changed: document.id, update, store: store)
    }

    /// What a document's comparison with another shows, which its placement may have made already.
    private func compare(
        _ prepared: PreparedDocument, with other: PreparedDocument, _ placement: Placement
    ) -> FoldVerifier.Finding {
        let slot = placement.comparisons.isEmpty ? nil : index.slot(of: other.document.id)
        let known = placement.comparisons.first { $0.slot == slot }
        return known.map { verifier.finding($0.comparison, prepared, other) }
            ?? verifier.compare(prepared, with: other)
    }
}
