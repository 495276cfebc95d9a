// Rebuilding the fold engine from what is stored: at a start without a checkpoint, and after a commit that
// failed.

internal import Compression
internal import GRDB
internal import NewsFold
internal import NewsModel
internal import WirefoldProtocol

/// Told from time to time how many documents are restored, of how many.
typealias RestoreStep = (_ done: Int, _ all: Int) -> Void

extension LedgerTransaction {
    /// Documents between two steps.
    private static let stepDocuments = 1_000

    /// Fills an empty engine with everything that is stored. Signatures that an earlier version made are made
    /// anew, once, from their documents.
    ///
    /// - Parameter unreadable: documents and records that turned out to be damaged. A record of theirs is left
    ///   out whole: whatever joined it would have to read them.
    /// - Returns: ids of rows that are damaged and were left out.
    /// - Complexity: one pass over signatures, quotes and stories; about 5 µs a row, and 100 µs for each of an
    ///   earlier version.
    func restore(
        _ engine: inout FoldEngine, without unreadable: Set<String> = [], onStep: RestoreStep
    ) throws -> [String] {
        var damaged: [String] = []
        let all = Int(figures.documents)
        var done = 0
        let forwards = try recordForwards()
        let lost = Set(try unreadable.compactMap(record(of:)).map(forwards.resolve))
        let signatures = try Row.fetchCursor(
            db, sql: "SELECT document, record, signature, checksum FROM signatures ORDER BY ordinal")
        while let row = try signatures.next() {
            done += 1
            if done.isMultiple(of: Self.stepDocuments) { onStep(done, all) }
            guard let (document, record, signature) = row.signature else {
                damaged.append("signature of \(row.text(0) ?? "an unknown document")")
                continue
            }
            guard let current = try renewed(signature, of: document) else {
                damaged.append(document.rawValue)
                continue
            }
            let home = forwards.resolve(record)
            if !lost.contains(home) {
                try engine.restore(document: document, record: home, signature: current)
            }
        }
        try forEachEntry(from: "q-", to: "r-", &damaged, onStep: { onStep(done, all) }) { entry in
            if case .quote(let quote) = entry { engine.restore(quote: quote) }
        }
        engine.settleQuoteOrder()
        try forEachEntry(from: "s-", to: "t-", &damaged, onStep: { onStep(done, all) }) { entry in
            if case .story(let story) = entry { engine.restore(story: story) }
        }
        // What couldn't be read may have been met above as well: each is named once.
        return try unreadable.subtracting(damaged).sorted() + damaged + restoreOverrides(&engine)
    }

    /// A document's signature as this version makes it; nil where its document is damaged.
    private func renewed(_ signature: [UInt8], of id: DocumentID) throws -> [UInt8]? {
        guard !FoldEngine.isCurrent(signature: signature) else { return signature }
        let entity = try LedgerError.nilIfDamaged { try stored(id.rawValue) }
        guard case .document(let document)? = try? entity?.entry() else { return nil }
        let renewed = FoldEngine.renewed(signature: signature, of: document)
        try update(id, record: nil, signature: renewed)
        return renewed
    }

    /// Tells an engine what operators said.
    ///
    /// - Returns: what is damaged and was left out.
    func restoreOverrides(_ engine: inout FoldEngine) throws -> [String] {
        var damaged: [String] = []
        for row in try Row.fetchAll(
            db, sql: "SELECT first, second, decision FROM overrides ORDER BY first, second")
        {
            guard let first = row.text(0).flatMap(RecordID.init(rawValue:)),
                let second = row.text(1).flatMap(RecordID.init(rawValue:)),
                let decision = row.text(2).flatMap(Override.Decision.init(rawValue:))
            else {
                damaged.append("override of \(row.text(0) ?? "?")")
                continue
            }
            engine.restore(override: Override(first, second, decision))
        }
        return damaged
    }

    /// A record, or the one that a document stands in.
    private func record(of id: String) throws -> RecordID? {
        if let record = RecordID(rawValue: id) { return record }
        let row = try Row.fetchOne(
            db, sql: "SELECT record FROM signatures WHERE document = ?", arguments: [id])
        return row?.text(0).flatMap(RecordID.init(rawValue:))
    }

    func recordForwards() throws -> Forwards {
        var forwards = Forwards()
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT id, kind, digest, payload FROM entities WHERE kind >= 5 AND id >= 'r-' AND id < 's-'"
        )
        while let row = try rows.next() {
            guard let id = row.text(0), let entity = try? state.bytes.entity(id, row, first: 1),
                case .merged(let merged)? = try? entity.entry()
            else { continue }
            forwards.add(merged)
        }
        return forwards
    }

    /// Hands on the intact things of a range of ids, one after the other: there may be millions.
    private func forEachEntry(
        from first: String, to end: String, _ damaged: inout [String], onStep: () -> Void,
        _ body: (Change.Entry) -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql:
                "SELECT id, kind, digest, payload FROM entities WHERE id >= ? AND id < ? AND kind < 5 ORDER BY id",
            arguments: [first, end])
        var done = 0
        while let row = try rows.next() {
            let id = row.text(0) ?? "?"
            if done.isMultiple(of: Self.stepDocuments) { onStep() }
            done += 1
            do {
                body(try state.bytes.entity(id, row, first: 1).entry())
            } catch {
                damaged.append(id)
            }
        }
    }
}

extension Row {
    /// A row of `document, record, signature, checksum`; nil where it is damaged.
    var signature: (document: DocumentID, record: RecordID, bytes: [UInt8])? {
        guard let document = text(0).flatMap(DocumentID.init(rawValue:)),
            let record = text(1).flatMap(RecordID.init(rawValue:)),
            let bytes = data(2).map([UInt8].init), let checksum = integer(3),
            StoredForm.digest(of: bytes) == UInt64(bitPattern: checksum)
        else { return nil }
        return (document, record, bytes)
    }
}
