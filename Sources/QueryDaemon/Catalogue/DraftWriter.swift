// DraftWriter: writes a draft into the tables: rows, carriage and full text, with as few statements
// as the change allows.

internal import Compression
internal import Foundation
internal import GRDB
internal import WirefoldProtocol

/// One transaction's writing. Make one for each.
struct DraftWriter {
    let db: Database
    let stored: StoredBytes
    /// False leaves the full-text indexes alone.
    let indexesText: Bool
    private(set) var position: Position
    private var edits = TextEdits()
    /// Documents whose text came into the record index with this draft.
    private var freshlyIndexed: Set<String> = []

    init(db: Database, stored: StoredBytes, indexesText: Bool, position: Position) {
        self.db = db
        self.stored = stored
        self.indexesText = indexesText
        self.position = position
    }

    /// Writes everything but the position itself.
    mutating func write(_ draft: Draft) throws {
        for item in draft.ordered() {
            let old = try ThingRow.fetch(db, item.id)
            if let thing = item.thing, item.ending == nil {
                try write(thing, item, old, draft)
            } else {
                try end(item, old)
            }
        }
        if indexesText { try edits.write(db) }
    }

    // MARK: Things

    private mutating func write(_ thing: Thing, _ item: Draft.Item, _ old: ThingRow?, _ draft: Draft) throws {
        let seconds = thing.published ?? old.map { TimeKey(rawValue: $0.key).seconds } ?? item.committed
        var row = ThingRow(
            key: old?.key ?? 0, sequence: Int64(bitPattern: item.sequence),
            content: stored.pack(try thing.serialized()))
        if old == nil || TimeKey(rawValue: row.key).seconds != seconds {
            row.key = TimeKey(item.kind, seconds: seconds, tie: item.sequence).rawValue
        }
        if case .record(let record) = thing { row.indexed = try documentToIndex(record, draft) }
        // A document that was withdrawn may still stand for a record.
        let before = try old.flatMap {
            try $0.isLive || item.kind == .document ? content($0, item.kind) : nil
        }
        if let old { try row.update(db, old: old.key) } else { try row.insert(db, thing.id) }
        if old?.isLive != true { position.count(item.kind, 1) }
        try carry(before, old?.key, thing, row.key)
        if indexesText { try index(thing, row, before, old, draft) }
    }

    private mutating func end(_ item: Draft.Item, _ old: ThingRow?) throws {
        var row = ThingRow(key: old?.key ?? 0, sequence: Int64(bitPattern: item.sequence), content: Data())
        switch item.ending {
        case .merged(let into): row.forward = into
        case .withdrawn(let reason): row.reason = reason
        case nil: break
        }
        if item.kind == .document {
            row.content = try item.thing.map { stored.pack(try $0.serialized()) } ?? old?.content ?? Data()
        }
        guard let old else {
            row.key = TimeKey(item.kind, seconds: item.committed, tie: item.sequence).rawValue
            try row.insert(db, item.id)
            return
        }
        let before = try old.isLive ? content(old, item.kind) : nil
        try row.update(db, old: old.key)
        if old.isLive { position.count(item.kind, -1) }
        try carry(before, old.key, nil, old.key)
        if indexesText, item.kind != .document, let text = try text(of: before, old) {
            edits.remove(item.kind, old.key, text)
        }
    }

    private func content(_ row: ThingRow, _ kind: ThingKind) throws -> Thing? {
        row.content.isEmpty ? nil : try Thing(kind, serialized: stored.unpacked(row.content))
    }

    // MARK: Carriage and speech

    private func carry(_ before: Thing?, _ oldKey: Int64?, _ after: Thing?, _ newKey: Int64) throws {
        try Self.carriage.replace(before?.outlets ?? [], oldKey, by: after?.outlets ?? [], newKey, db)
        try Self.speech.replace(before?.speakers ?? [], oldKey, by: after?.speakers ?? [], newKey, db)
    }

    private static let carriage = NameTable(table: "carriage", column: "outlet")
    private static let speech = NameTable(table: "speech", column: "speaker")

    // MARK: Full text

    private mutating func index(
        _ thing: Thing, _ row: ThingRow, _ before: Thing?, _ old: ThingRow?, _ draft: Draft
    ) throws {
        // Most changes of a record add a copy, and leave its text alone: that one isn't even read.
        if case .record = thing, let old, old.isLive, old.indexed == row.indexed, old.key == row.key {
            return
        }
        let oldText = try old.flatMap { try text(of: before, $0) }
        switch thing {
        case .record:
            if let indexed = row.indexed, let document = try document(indexed, draft) {
                freshlyIndexed.insert(indexed)
                replace(.record, old?.key, oldText, row.key, SearchText(document: document))
            } else {
                replace(.record, old?.key, oldText, row.key, nil)
            }
        case .quote(let quote): replace(.quote, old?.key, oldText, row.key, SearchText(quote: quote))
        case .story(let story): replace(.story, old?.key, oldText, row.key, SearchText(story: story))
        case .document(let document): try indexAnew(document, oldText)
        }
    }

    private mutating func replace(
        _ kind: ThingKind, _ oldKey: Int64?, _ oldText: SearchText?, _ newKey: Int64, _ newText: SearchText?
    ) {
        guard oldKey != newKey || oldText != newText else { return }
        if let oldKey, let oldText { edits.remove(kind, oldKey, oldText) }
        if let newText { edits.insert(kind, newKey, newText) }
    }

    /// A document that came after its record, or whose text is another under the same id.
    private mutating func indexAnew(_ document: WireDocument, _ oldText: SearchText?) throws {
        guard !document.record.isEmpty, !freshlyIndexed.contains(document.id) else { return }
        let newText = SearchText(document: document)
        guard oldText != newText, let record = try ThingRow.fetch(db, document.record), record.isLive else {
            return
        }
        if record.indexed == document.id {
            replace(.record, record.key, oldText, record.key, newText)
        } else if record.indexed == nil, case .record(let wire) = try content(record, .record),
            wire.canonicalDocument == document.id
        {
            var updated = record
            updated.indexed = document.id
            try updated.update(db, old: record.key)
            edits.insert(.record, record.key, newText)
        }
    }

    /// What the indexes hold of a row as it was; for a document: what they would. Documents are
    /// written last, so that a record's old text can be read until then.
    private func text(of thing: Thing?, _ row: ThingRow) throws -> SearchText? {
        switch thing {
        case .quote(let quote): return SearchText(quote: quote)
        case .story(let story): return SearchText(story: story)
        case .document(let document): return SearchText(document: document)
        case .record:
            guard let indexed = row.indexed, let source = try ThingRow.fetch(db, indexed),
                case .document(let document) = try content(source, .document)
            else { return nil }
            return SearchText(document: document)
        case nil: return nil
        }
    }

    /// The document that is to stand for a record; nil while it isn't there.
    private func documentToIndex(_ record: WireRecord, _ draft: Draft) throws -> String? {
        guard let id = record.canonicalDocument else { return nil }
        if draft.thing(id) != nil { return id }
        let statement = try db.cachedStatement(sql: "SELECT length(content) FROM thing WHERE id = ?")
        return try Int.fetchOne(statement, arguments: [id]) ?? 0 > 0 ? id : nil
    }

    private func document(_ id: String, _ draft: Draft) throws -> WireDocument? {
        if case .document(let document)? = draft.thing(id) { return document }
        guard let row = try ThingRow.fetch(db, id), case .document(let document) = try content(row, .document)
        else {
            return nil
        }
        return document
    }
}
