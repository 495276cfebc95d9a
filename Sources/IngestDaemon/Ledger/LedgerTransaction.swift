// LedgerTransaction: one write transaction: what folding reads, its own changes included.

internal import Compression
internal import GRDB
internal import NewsFold
internal import NewsModel
internal import NewsText

/// The ledger while it is being written. Lives no longer than the closure that it is handed to.
final class LedgerTransaction: FoldStore {
    let db: Database
    let state: WriterState
    /// As they will be once this is committed.
    var figures: LedgerFigures
    /// What isn't written yet; reading finds it.
    var pending = PendingEntries()
    /// Microseconds since 1970.
    let time: Int64
    /// The fold engine is ahead of the ledger if this is given up.
    var changesEngine = false
    /// An article began to wait.
    var hasNewWait = false
    /// What was learnt and forgotten of the outlets' furniture.
    var furnitureChanges: [OutletFurniture.Change] = []
    /// How far a merged thing is followed: a bound against a damaged ring.
    private static let longestForward = 64

    init(_ db: Database, _ state: WriterState, time: Int64) {
        self.db = db
        self.state = state
        self.time = time
        figures = state.figures
    }

    func document(_ id: DocumentID) throws -> Document? {
        if let document = state.documents.value(id.rawValue) { return document }
        guard case .document(let document)? = try stored(id.rawValue)?.entry() else { return nil }
        state.documents.insert(document, for: id.rawValue)
        return document
    }

    func record(_ id: RecordID) throws -> NewsModel.Record? {
        if case .record(let record)? = try current(id.rawValue) { record } else { nil }
    }

    func story(_ id: StoryID) throws -> Story? {
        if case .story(let story)? = try current(id.rawValue) { story } else { nil }
    }

    /// The thing under an id, or the one that it lives on in.
    private func current(_ id: String) throws -> Change.Entry? {
        var id = id
        for _ in 0..<Self.longestForward {
            if let entry = state.others.value(id) { return entry }
            guard let entry = try pending[id] ?? stored(id)?.entry() else { return nil }
            switch entry {
            case .merged(let merged): id = merged.into
            case .withdrawn: return nil
            default:
                state.others.insert(entry, for: id)
                return entry
            }
        }
        return nil
    }

    /// The row of an id, checked.
    func stored(_ id: String) throws -> StoredEntity? {
        let statement = try db.cachedStatement(sql: "SELECT kind, digest, payload FROM entities WHERE id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [id]) else { return nil }
        return try state.bytes.entity(id, row, first: 0)
    }
}
