// Catching up: an engine from a checkpoint is told what was stored since, each thing as it now is.

package import NewsModel
internal import NewsQuotes

extension FoldEngine {
    /// Begins: takes out quotes and stories that were written since, and those that ended. Documents come next,
    /// then `end(record:)`, then what there is of these as after any restart: `restore(quote:)`,
    /// `settleQuoteOrder`, `restore(story:)`. What operators said is restored beside.
    package mutating func beginCatchUp(quotes: [QuoteID], stories: [StoryID]) {
        // Texts that came since are missing from what is known of others.
        linkCache.removeAll()
        // How far the news had moved isn't stored: the first commit finds it.
        self.stories.calendar.present = nil
        for id in quotes { self.quotes.forget(id) }
        for id in stories.compactMap(self.stories.number(of:)) {
            for member in self.stories.entries[Int(id)].members where records[member].story == id {
                records[member].story = nil
            }
            self.stories.remove(id)
        }
    }

    /// Takes out a document that was replaced; all of these before any that stands in a record.
    ///
    /// - Parameter store: what is stored now.
    package mutating func drop(_ id: DocumentID, store: some FoldStore) throws {
        // One that was replaced before may still be a former carrier of quotes that nothing touched since.
        guard let slot = index.slot(of: id) else { return }
        quotes.forget(id)
        // One of the same words is found by them from now on.
        let twin = index.equals(of: slot, limit: 1).first { $0 != slot }
        let text =
            try cache.prepared(id, store: store)
            ?? twin.flatMap { try cache.prepared(index[$0].id, store: store) }
        try index.remove(slot, keys: text?.signature.keys ?? [])
        records.drop(slot, from: index[slot].record, in: index)
        stories.calendar.remove(published: index[slot].published)
        cache.remove(id)
        try settle(index[slot].record, store)
    }

    /// Puts a document where it stands now: those that came, moved or were withdrawn since, in the order in
    /// which they were folded.
    package mutating func place(
        _ document: DocumentID, in record: RecordID, signature bytes: [UInt8], store: some FoldStore
    ) throws {
        guard let slot = index.slot(of: document) else {
            try restore(document: document, record: record, signature: bytes)
            return try settle(records.insert(record), store)
        }
        let withdrawal = try read(bytes, of: document).withdrawal
        if index[slot].withdrawal != withdrawal {
            set(withdrawal, of: slot)
            quotes.forget(document)
        }
        let (from, number) = (index[slot].record, records.insert(record))
        guard from != number else { return }
        records.drop(slot, from: from, in: index)
        index.move(slot, to: number)
        records.add(slot, to: number, in: index)
        try settle(from, store)
        try settle(number, store)
    }

    /// Takes out a record that went into another, once its documents stand there.
    package mutating func end(record: RecordID) {
        guard let number = records.number(of: record), records[number].memberCount == 0 else { return }
        records.remove(number)
    }

    /// Sees to what a record is about and when its story ends.
    private mutating func settle(_ number: RecordTable.Number, _ store: some FoldStore) throws {
        try settleTerms(of: number, store: store)
        if let story = records[number].story { stories.settleReports(of: story, records: records) }
    }
}
