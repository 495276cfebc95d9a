// MemoryStore: a fold store in dictionaries, for the batch filter and for tests.

package import NewsModel

/// Keeps the latest state of everything in memory. Feed it each outcome's entries.
package struct MemoryStore: FoldStore, Sendable {
    package private(set) var documents: [DocumentID: Document] = [:]
    package private(set) var records: [RecordID: Record] = [:]
    package private(set) var quotes: [QuoteID: Quote] = [:]
    package private(set) var stories: [StoryID: Story] = [:]
    /// Where the ids of merged things live on.
    package private(set) var forwards: [String: String] = [:]

    package init() {}

    package func document(_ id: DocumentID) -> Document? { documents[id] }
    package func record(_ id: RecordID) -> Record? { records[RecordID(unchecked: resolve(id.rawValue))] }
    package func quote(_ id: QuoteID) -> Quote? { quotes[QuoteID(unchecked: resolve(id.rawValue))] }
    package func story(_ id: StoryID) -> Story? { stories[StoryID(unchecked: resolve(id.rawValue))] }

    /// Takes up changes in the order of the log.
    package mutating func apply(_ entries: [Change.Entry]) {
        for entry in entries { apply(entry) }
    }

    private mutating func apply(_ entry: Change.Entry) {
        switch entry {
        case .document(let document): documents[document.id] = document
        case .record(let record): records[record.id] = record
        case .quote(let quote): quotes[quote.id] = quote
        case .story(let story): stories[story.id] = story
        case .merged(let merged):
            drop(merged.id)
            forwards[merged.id] = merged.into
        case .withdrawn(let end):
            // A withdrawn document stays readable, marked; the others are gone.
            if !end.id.hasPrefix(DocumentID.prefix) { drop(end.id) }
        }
    }

    private mutating func drop(_ id: String) {
        records[RecordID(unchecked: id)] = nil
        quotes[QuoteID(unchecked: id)] = nil
        stories[StoryID(unchecked: id)] = nil
    }

    private func resolve(_ id: String) -> String {
        var id = id
        while let next = forwards[id] { id = next }
        return id
    }
}
