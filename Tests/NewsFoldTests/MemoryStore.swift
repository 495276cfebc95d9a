// MemoryStore: a fold store in dictionaries.

internal import NewsFold
internal import NewsModel

/// Keeps the latest state of everything in memory. Feed it each outcome's entries.
struct MemoryStore: FoldStore, Sendable {
    private(set) var documents: [DocumentID: Document] = [:]
    private(set) var records: [RecordID: Record] = [:]
    private(set) var quotes: [QuoteID: Quote] = [:]
    private(set) var stories: [StoryID: Story] = [:]
    /// Where the ids of merged things live on.
    private var forwards = Forwards()

    func document(_ id: DocumentID) -> Document? { documents[id] }
    func record(_ id: RecordID) -> Record? { records[forwards.resolve(id)] }
    func quote(_ id: QuoteID) -> Quote? { quotes[forwards.resolve(id)] }
    func story(_ id: StoryID) -> Story? { stories[forwards.resolve(id)] }

    /// Takes up changes in the order of the log.
    mutating func apply(_ entries: [Change.Entry]) {
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
            forwards.add(merged)
        case .withdrawn(let end):
            // A withdrawn document stays readable, marked; the others are gone.
            if !end.id.hasPrefix(DocumentID.prefix) { drop(end.id) }
        }
    }

    private mutating func drop(_ id: String) {
        if let id = RecordID(rawValue: id) { records[id] = nil }
        if let id = QuoteID(rawValue: id) { quotes[id] = nil }
        if let id = StoryID(rawValue: id) { stories[id] = nil }
    }
}
