// RecordView: records as the answers tell of them.

internal import NewsModel

/// Reads records with their copies by document, and keeps the latest ones: neighbours in the input
/// are often copies of one text.
struct RecordView {
    struct Entry {
        let id: RecordID
        let story: StoryID?
        private let copies: [RecordRoll.Copy]
        /// Where each is, in a record of many.
        private let places: [DocumentID: Int]

        init(_ record: RecordRoll) {
            id = record.id
            story = record.story
            copies = record.copies
            let places = record.copies.count > 8 ? record.copies.indices : 0..<0
            self.places = Dictionary(
                places.map { (record.copies[$0].document, $0) }, uniquingKeysWith: { $1 })
        }

        func copy(_ document: DocumentID) -> RecordRoll.Copy? {
            places.isEmpty ? copies.last { $0.document == document } : places[document].map { copies[$0] }
        }
    }

    /// Copies kept before all are given up.
    private static let limit = 1 << 10

    private let store: ScratchStore
    private var entries: [RecordID: Entry] = [:]
    private var copies = 0

    init(store: ScratchStore) { self.store = store }

    mutating func record(_ id: RecordID) throws -> Entry? {
        if let entry = entries[id] { return entry }
        guard let record = try store.roll(of: id) else { return nil }
        if copies > RecordView.limit {
            entries = [:]
            copies = 0
        }
        let entry = Entry(record)
        // One of a single copy is seldom asked for again.
        if record.copies.count > 1 {
            entries[id] = entry
            copies += record.copies.count
        }
        return entry
    }
}
