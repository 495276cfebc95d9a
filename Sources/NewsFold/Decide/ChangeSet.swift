// ChangeSet: what one decision has changed so far, each thing once, as it now is.

internal import NewsModel

/// Collects changes in any order and gives them out in the order of the log: documents, records, stories,
/// then ends. Of quotes only which they are.
struct ChangeSet {
    private var documents = OrderedChanges<DocumentID, Document>()
    private var quotes = OrderedChanges<QuoteID, QuoteID>()
    private var records = OrderedChanges<RecordID, Record>()
    private var stories = OrderedChanges<StoryID, Story>()
    private var ends: [Change.Entry] = []

    mutating func set(_ document: Document) { documents.set(document, for: document.id) }
    mutating func touch(_ quote: QuoteID) { quotes.set(quote, for: quote) }
    mutating func set(_ record: Record) { records.set(record, for: record.id) }
    mutating func set(_ story: Story) { stories.set(story, for: story.id) }

    var changedRecords: [Record] { records.values }
    var changedQuotes: [QuoteID] { quotes.values }

    func document(_ id: DocumentID) -> Document? { documents[id] }
    func record(_ id: RecordID) -> Record? { records[id] }
    func story(_ id: StoryID) -> Story? { stories[id] }

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
        ends.append(.withdrawn(.init(id: id.rawValue, reason: "empty")))
    }

    mutating func end(_ id: DocumentID, reason: String, carriers: [DocumentID]) {
        ends.append(.withdrawn(.init(id: id.rawValue, reason: reason, carriers: carriers)))
    }

    /// All changes in the order of the log.
    ///
    /// - Parameter document: that of the decision, which comes before those that moved with it.
    func entries(first document: Document? = nil) -> [Change.Entry] {
        var entries: [Change.Entry] = []
        entries.reserveCapacity(1 + documents.count + records.count + stories.count + ends.count)
        if let document { entries.append(.document(document)) }
        documents.forEach { if $0.id != document?.id { entries.append(.document($0)) } }
        records.forEach { entries.append(.record($0)) }
        stories.forEach { entries.append(.story($0)) }
        entries += ends
        return entries
    }
}

/// Values by id, in the order in which they were first set.
private struct OrderedChanges<ID: Hashable, Value> {
    private var items: [(id: ID, value: Value?)] = []
    /// Where each is, once there are too many to look through.
    private var places: [ID: Int] = [:]

    private static var few: Int { 8 }

    /// Those that were dropped included.
    var count: Int { items.count }

    var values: [Value] { items.compactMap(\.value) }

    func forEach(_ body: (Value) -> Void) {
        for place in items.indices { if let value = items[place].value { body(value) } }
    }

    subscript(id: ID) -> Value? { place(of: id).flatMap { items[$0].value } }

    mutating func set(_ value: Value, for id: ID) {
        if let place = place(of: id) {
            items[place].value = value
        } else {
            items.append((id, value))
            if items.count > Self.few {
                if places.isEmpty {
                    places = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1.id, $0) })
                } else {
                    places[id] = items.count - 1
                }
            }
        }
    }

    mutating func drop(_ id: ID) {
        if let place = place(of: id) { items[place].value = nil }
    }

    private func place(of id: ID) -> Int? {
        places.isEmpty ? items.firstIndex { $0.id == id } : places[id]
    }
}
