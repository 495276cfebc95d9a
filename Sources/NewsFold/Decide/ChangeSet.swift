// ChangeSet: what one decision has changed so far, each thing once, as it now is.

internal import NewsModel

/// Collects changes in any order and gives them out in the order of the log: documents, quotes,
/// records, stories, then ends.
struct ChangeSet {
    private var documents = OrderedChanges<DocumentID, Document>()
    private var quotes = OrderedChanges<QuoteID, Quote>()
    private var records = OrderedChanges<RecordID, Record>()
    private var stories = OrderedChanges<StoryID, Story>()
    private var ends: [Change.Entry] = []

    mutating func set(_ document: Document) { documents.set(document, for: document.id) }
    /// Puts the document of the decision before those that moved with it.
    mutating func setFirst(_ document: Document) { documents.setFirst(document, for: document.id) }
    mutating func set(_ quote: Quote) { quotes.set(quote, for: quote.id) }
    mutating func set(_ record: Record) { records.set(record, for: record.id) }
    mutating func set(_ story: Story) { stories.set(story, for: story.id) }

    func document(_ id: DocumentID) -> Document? { documents[id] }
    func quote(_ id: QuoteID) -> Quote? { quotes[id] }
    func record(_ id: RecordID) -> Record? { records[id] }

    mutating func merge(_ id: RecordID, into other: RecordID) {
        records.drop(id)
        ends.append(.merged(.init(id: id.rawValue, into: other.rawValue)))
    }

    mutating func merge(_ id: QuoteID, into other: QuoteID) {
        quotes.drop(id)
        ends.append(.merged(.init(id: id.rawValue, into: other.rawValue)))
    }

    mutating func merge(_ id: StoryID, into other: StoryID) {
        stories.drop(id)
        ends.append(.merged(.init(id: id.rawValue, into: other.rawValue)))
    }

    mutating func end(_ id: QuoteID) {
        quotes.drop(id)
        end(id.rawValue, reason: "empty")
    }

    mutating func end(_ id: RecordID) {
        records.drop(id)
        end(id.rawValue, reason: "empty")
    }

    mutating func end(_ id: StoryID) {
        stories.drop(id)
        end(id.rawValue, reason: "empty")
    }

    mutating func end(_ id: DocumentID, reason: String, carriers: [DocumentID]) {
        ends.append(.withdrawn(.init(id: id.rawValue, reason: reason, carriers: carriers)))
    }

    private mutating func end(_ id: String, reason: String) {
        ends.append(.withdrawn(.init(id: id, reason: reason)))
    }

    var entries: [Change.Entry] {
        documents.values.map { .document($0) } + quotes.values.map { .quote($0) }
            + records.values.map { .record($0) } + stories.values.map { .story($0) } + ends
    }
}

/// Values by id, in the order in which they were first set.
private struct OrderedChanges<ID: Hashable, Value> {
    private var order: [ID] = []
    private var byID: [ID: Value] = [:]

    var values: [Value] { order.compactMap { byID[$0] } }

    subscript(id: ID) -> Value? { byID[id] }

    mutating func set(_ value: Value, for id: ID) {
        if byID.updateValue(value, forKey: id) == nil, !order.contains(id) { order.append(id) }
    }

    mutating func setFirst(_ value: Value, for id: ID) {
        order.removeAll { $0 == id }
        order.insert(id, at: 0)
        byID[id] = value
    }

    mutating func drop(_ id: ID) { byID[id] = nil }
}
