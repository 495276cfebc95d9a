// Bringing a fold engine that a checkpoint held to what is stored now.

internal import Compression
internal import GRDB
internal import NewsFold
internal import NewsModel
internal import WirefoldProtocol

extension LedgerTransaction {
    /// Tells an engine what was written after a sequence number, each thing as it now is.
    ///
    /// - Throws: ``CheckpointError`` where that can't be told; the engine is to be given up then.
    /// - Complexity: a reading of the log since, and some ten microseconds for each thing in it.
    func catchUp(
        _ engine: inout FoldEngine, since sequence: UInt64, onStep: RestoreStep
    ) throws {
        guard sequence != figures.sequence else { return }
        do {
            try tell(&engine, try touched(since: sequence, onStep), onStep)
        } catch let error as LedgerError where error.code == .damaged {
            throw CheckpointError.unreadableSince
        } catch let error where error is FoldError || error is RPCError {
            throw CheckpointError.unreadableSince
        }
    }

    private func tell(_ engine: inout FoldEngine, _ touched: Touched, _ onStep: RestoreStep) throws {
        let all = Int(figures.documents)
        var left = touched.documents.count
        /// Each thing is a step; a document is one to be told of.
        func step(_ isDocument: Bool = false) {
            if isDocument { left -= 1 }
            onStep(all - max(0, left), all)
        }
        engine.beginCatchUp(quotes: touched.quotes, stories: touched.stories)
        let (replaced, standing) = try versions(of: touched.documents)
        for document in replaced {
            step()
            try engine.drop(document, store: self)
        }
        let forwards = try recordForwards()
        for ordinal in standing {
            step(true)
            let row = try Row.fetchOne(
                db.cachedStatement(
                    sql: "SELECT document, record, signature, checksum FROM signatures WHERE ordinal = ?"),
                arguments: [ordinal])
            guard let row, let (document, record, signature) = row.signature,
                FoldEngine.isCurrent(signature: signature)
            else { throw CheckpointError.unreadableSince }
            try engine.place(document, in: forwards.resolve(record), signature: signature, store: self)
        }
        for record in touched.mergedRecords { engine.end(record: record) }
        for id in touched.quotes {
            step()
            if case .quote(let quote) = try thing(id.rawValue) { engine.restore(quote: quote) }
        }
        engine.settleQuoteOrder()
        for id in touched.stories {
            step()
            if case .story(let story) = try thing(id.rawValue) { engine.restore(story: story) }
        }
    }

    /// What the log names, each once, by id.
    private struct Touched {
        var documents: [String] = []
        var mergedRecords: [RecordID] = []
        var quotes: [QuoteID] = []
        var stories: [StoryID] = []
    }

    /// Changes that are told in any case; where there are more than documents, too, a rebuild is as quick.
    private static let mostChanges: UInt64 = 100_000

    private func touched(since sequence: UInt64, _ onStep: RestoreStep) throws -> Touched {
        let first = try Int64.fetchOne(db, sql: "SELECT min(sequence) FROM changes")
        guard let first, first <= Int64(clamping: sequence) + 1, sequence < figures.sequence else {
            throw CheckpointError("the log doesn't reach back to it any more")
        }
        guard figures.sequence - sequence <= max(Self.mostChanges, UInt64(clamping: figures.documents)) else {
            throw CheckpointError("too much was stored since")
        }
        var ids: [EntityKind: Set<String>] = [:]
        var merged: Set<String> = []
        let rows = try Row.fetchCursor(
            db, sql: "SELECT id, kind >= 5 FROM changes WHERE sequence > ?",
            arguments: [Int64(clamping: sequence)])
        while let row = try rows.next() {
            onStep(0, Int(figures.documents))
            guard let id = row.text(0), let isEnd = row.integer(1), let kind = EntityKind(id: id) else {
                throw CheckpointError.unreadableSince
            }
            if kind != .record { ids[kind, default: []].insert(id) } else if isEnd == 1 { merged.insert(id) }
        }
        func sorted(_ kind: EntityKind) -> [String] { (ids[kind] ?? []).sorted() }
        return Touched(
            documents: sorted(.document), mergedRecords: merged.sorted().compactMap(RecordID.init(rawValue:)),
            quotes: sorted(.quote).compactMap(QuoteID.init(rawValue:)),
            stories: sorted(.story).compactMap(StoryID.init(rawValue:)))
    }

    /// Of documents that came or changed, the places of those that stand in a record, in the order of arrival;
    /// and all versions that were replaced by one of them.
    private func versions(of documents: [String]) throws -> (replaced: [DocumentID], standing: [Int64]) {
        let statement = try db.cachedStatement(
            sql: """
                SELECT documents.ordinal, lineage, revision, signatures.ordinal IS NOT NULL
                FROM documents LEFT JOIN signatures ON signatures.ordinal = documents.ordinal WHERE id = ?
                """)
        let earlier = try db.cachedStatement(
            sql: "SELECT id FROM documents WHERE lineage = ? AND revision < ? AND state = ?")
        var standing: [(ordinal: Int64, lineage: String?, revision: Int64)] = []
        for document in documents {
            guard let row = try Row.fetchOne(statement, arguments: [document]), let ordinal = row.integer(0),
                let revision = row.integer(2)
            else { throw CheckpointError.unreadableSince }
            if row.integer(3) == 1 { standing.append((ordinal, row.text(1), revision)) }
        }
        standing.sort { $0.ordinal < $1.ordinal }
        var replaced: [DocumentID] = []
        for (_, lineage, revision) in standing where revision > 1 {
            guard let lineage else { continue }
            replaced += try String.fetchAll(
                earlier, arguments: [lineage, revision, StoredDocument.State.replaced.rawValue]
            ).compactMap(DocumentID.init(rawValue:))
        }
        return (replaced, standing.map(\.ordinal))
    }

    /// What there is under an id; nil where it ended.
    private func thing(_ id: String) throws -> Change.Entry? {
        guard let entity = try stored(id), !entity.kind.isEnd else { return nil }
        do { return try entity.entry() } catch { throw CheckpointError.unreadableSince }
    }
}

extension CheckpointError {
    fileprivate static let unreadableSince = CheckpointError("what was stored since it can't be read")
}
