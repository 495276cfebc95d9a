// Desk: an engine and a store side by side, as ingestd keeps them, for tests.

internal import FoundationEssentials
internal import NewsFold
internal import NewsModel

/// Folds invented articles and remembers what a ledger would.
struct Desk {
    var engine = FoldEngine()
    var store = MemoryStore()
    private(set) var log: [Change.Entry] = []
    private(set) var signatures: [(document: DocumentID, signature: [UInt8])] = []
    private(set) var overrides: [Override] = []

    @discardableResult
    mutating func fold(_ document: Document, replacing: DocumentID? = nil) throws -> FoldOutcome {
        let outcome = try engine.fold(FoldEngine.prepare(document), replacing: replacing, store: store)
        if replacing != nil { signatures.removeAll { $0.document == replacing } }
        keep(outcome)
        return outcome
    }

    @discardableResult
    mutating func withdraw(_ id: DocumentID, reason: String = "operator") throws -> FoldOutcome {
        let outcome = try engine.withdraw(id, reason: reason, store: store)
        keep(outcome)
        return outcome
    }

    @discardableResult
    mutating func merge(_ record: RecordID, _ other: RecordID) throws -> FoldOutcome {
        let outcome = try engine.merge(record, other, store: store)
        keep(outcome)
        return outcome
    }

    @discardableResult
    mutating func split(_ document: DocumentID, from record: RecordID) throws -> FoldOutcome {
        let outcome = try engine.split(document, from: record, store: store)
        keep(outcome)
        return outcome
    }

    mutating func separate(_ record: RecordID, _ other: RecordID) throws {
        keep(try engine.separate(record, other))
    }

    /// What a commit adds to the log; `day` is the present.
    @discardableResult
    mutating func closeStories(day: Double = 10_000) throws -> [Change.Entry] {
        let now = Date(timeIntervalSinceReferenceDate: day * 86_400)
        let entries = try engine.closeStories(until: now, store: store)
        store.apply(entries)
        log += entries
        return entries
    }

    private mutating func keep(_ outcome: FoldOutcome) {
        let quotes = outcome.quotes.compactMap { engine.quote($0) }.map(Change.Entry.quote)
        store.apply(quotes + outcome.entries)
        log += quotes + outcome.entries
        if let id = outcome.document?.id, !outcome.signature.isEmpty {
            if let place = signatures.firstIndex(where: { $0.document == id }) {
                signatures[place].signature = outcome.signature
            } else {
                signatures.append((id, outcome.signature))
            }
        }
        overrides += outcome.overrides
    }

    /// The same desk with an engine that was restored from what was stored.
    func restarted() throws -> Desk {
        var desk = self
        desk.engine = FoldEngine(settings: engine.settings)
        for (id, signature) in signatures {
            guard let record = store.records.values.first(where: { $0.copies.contains { $0.document == id } })
            else { continue }
            try desk.engine.restore(document: id, record: record.id, signature: signature)
        }
        for quote in store.quotes.values { desk.engine.restore(quote: quote) }
        desk.engine.settleQuoteOrder()
        for story in store.stories.values { desk.engine.restore(story: story) }
        for override in overrides { desk.engine.restore(override: override) }
        return desk
    }

    /// The record that a document stands in.
    func record(of id: DocumentID) -> Record? { store.document(id)?.record.flatMap { store.record($0) } }

    /// Which documents stand together.
    var partition: Set<Set<DocumentID>> { Set(store.records.values.map { Set($0.copies.map(\.document)) }) }

    func copy(of id: DocumentID) -> Copy? { record(of: id)?.copies.first { $0.document == id } }
}

/// A document as the pipeline hands it over.
func article(
    _ name: String, _ title: String, _ paragraphs: [String], outlet: String = "Harbour Post",
    day: Double? = nil, status: Article.Status = .usable
) -> Document {
    Document(
        id: DocumentID(hashing: [name]), source: name, outlet: outlet,
        published: day.map { Date(timeIntervalSinceReferenceDate: $0 * 86_400) }, status: status,
        title: title,
        text: paragraphs.joined(separator: "\n\n"))
}
