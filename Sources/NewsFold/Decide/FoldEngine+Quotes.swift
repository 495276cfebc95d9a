// Quotes kept in step: what a new document does to the quotations of others, and a leaving one.

internal import NewsModel
internal import NewsQuotes

extension FoldEngine {
    /// Slight quotations of other documents that found their quote only now: the documents say so,
    /// and their records name the quote. `record` is the one that is being changed.
    mutating func adopt(
        _ adopted: [QuoteAssignment.Adoption], _ record: inout Record, _ update: inout FoldUpdate,
        store: some FoldStore
    ) throws {
        for adoption in adopted {
            let id = adoption.document
            guard let slot = index.slot(of: id),
                var document = try update.changes.document(id) ?? store.document(id)
            else { continue }
            for place in adoption.quotations where document.quotations.indices.contains(place) {
                document.quotations[place].quote = adoption.quote
            }
            update.changes.set(document)
            let number = index[slot].record
            if records[number].id == record.id {
                if !record.quotes.contains(adoption.quote) { record.quotes.append(adoption.quote) }
            } else if var other = try current(number, update, store), !other.quotes.contains(adoption.quote) {
                other.quotes.append(adoption.quote)
                update.changes.set(other)
                update.touchedRecords.append(number)
            }
        }
    }

    /// Takes a document's quotations out of their quotes; remembers who else carried them, since a
    /// quote may end with it.
    mutating func removeQuotations(of id: DocumentID, _ update: inout FoldUpdate, store: some FoldStore)
        throws
    {
        try touchCarriers(ofQuotesIn: store.document(id), &update)
        update.add(quotes.remove(id), of: quotes)
    }

    /// The same for a version that another has replaced: quotes that this one lacks or has otherwise
    /// keep the old one as a former carrier.
    mutating func replaceQuotations(
        of old: DocumentID, by new: DocumentID, _ update: inout FoldUpdate, store: some FoldStore
    ) throws {
        let replaced = try store.document(old)
        touchCarriers(ofQuotesIn: replaced, &update)
        let changes = quotes.replace(old, by: new, revision: (replaced?.revision ?? 1) + 1)
        update.add(changes, of: quotes)
    }

    private func touchCarriers(ofQuotesIn document: Document?, _ update: inout FoldUpdate) {
        for quote in Set(document?.quotations.compactMap(\.quote) ?? []).sorted() {
            update.touchedCarriers += quotes.carriers(of: quote, limit: 64)
        }
    }
}
