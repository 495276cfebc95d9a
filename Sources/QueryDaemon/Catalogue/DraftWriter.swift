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
    private var carriage = NameTable(table: "carriage", column: "outlet")
    private var speech = NameTable(table: "speech", column: "speaker")
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
            if let thing = item.thing, item.ending == nil {
                try write(thing, item, draft)
            } else {
                try end(item)
            }
        }
        try carriage.write(db)
        try speech.write(db)
        if indexesText { try edits.write(db) }
    }

    // MARK: Things

    private mutating func write(_ thing: PackedThing, _ item: Draft.Item, _ draft: Draft) throws {
        let published = thing.filing.published
        var row = ThingRow(item, seconds: published ?? item.committed, content: thing.column)
        row.indexed = try documentToIndex(thing.filing, draft)
        // Most things are new: put in without a look first, which a catalogue that is filled feels.
        let old = try row.insert(db, item.id)
        if let old {
            if published == nil || published == TimeKey(rawValue: old.key).seconds { row.key = old.key }
            try row.update(db, old: old.key)
        }
        // A document that was withdrawn may still stand for a record.
        let before = try old.flatMap { try $0.isLive || item.kind == .document ? content($0) : nil }
        if old?.isLive != true { position.count(item.kind, 1) }
        try carry(item.kind, before, old?.key, thing.filing, row.key)
        if indexesText { try index(item.kind, thing, row, before, old, draft) }
    }

    private mutating func end(_ item: Draft.Item) throws {
        var row = ThingRow(item, seconds: item.committed, content: item.thing?.column ?? Data())
        switch item.ending {
        case .merged(let into): row.forward = into
        case .withdrawn(let reason): row.reason = reason
        case nil: break
        }
        guard let old = try row.insert(db, item.id) else { return }
        row.key = old.key
        if item.kind == .document, item.thing == nil { row.content = old.content }
        let before = try old.isLive ? content(old) : nil
        try row.update(db, old: old.key)
        if old.isLive { position.count(item.kind, -1) }
        try carry(item.kind, before, old.key, nil, old.key)
        if indexesText, item.kind != .document, let text = try text(of: item.kind, before, old) {
            edits.remove(item.kind, old.key, text)
        }
    }

    private func content(_ row: ThingRow) throws -> [UInt8]? {
        row.content.isEmpty ? nil : try stored.unpacked(row.content)
    }

    // MARK: Carriage and speech

    private mutating func carry(
        _ kind: ThingKind, _ before: [UInt8]?, _ oldKey: Int64?, _ after: Filing?, _ newKey: Int64
    ) throws {
        let before = try before.map { try Filing(kind, serialized: $0) }
        carriage.replace(before?.outlets ?? [], oldKey, by: after?.outlets ?? [], newKey)
        speech.replace(before?.speakers ?? [], oldKey, by: after?.speakers ?? [], newKey)
    }

    // MARK: Full text

    private mutating func index(
        _ kind: ThingKind, _ thing: PackedThing, _ row: ThingRow, _ before: [UInt8]?, _ old: ThingRow?,
        _ draft: Draft
    ) throws {
        // Most changes of a record add a copy, and leave its text alone: that one isn't even read.
        if kind == .record, let old, old.isLive, old.indexed == row.indexed, old.key == row.key { return }
        let oldText = try old.flatMap { try text(of: kind, before, $0) }
        switch kind {
        case .record:
            let newText = try row.indexed.flatMap { try documentText($0, draft) }
            if newText != nil, let indexed = row.indexed { freshlyIndexed.insert(indexed) }
            replace(kind, old?.key, oldText, row.key, newText)
        case .quote, .story:
            replace(kind, old?.key, oldText, row.key, try SearchText(kind, serialized: thing.bytes))
        case .document: try indexAnew(thing, oldText)
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
    private mutating func indexAnew(_ document: PackedThing, _ oldText: SearchText?) throws {
        let filing = document.filing
        guard !filing.record.isEmpty, !freshlyIndexed.contains(filing.id) else { return }
        let newText = try SearchText(.document, serialized: document.bytes)
        guard let newText, oldText != newText, let record = try ThingRow.fetch(db, filing.record),
            record.isLive
        else { return }
        if record.indexed == filing.id {
            replace(.record, record.key, oldText, record.key, newText)
        } else if record.indexed == nil, let bytes = try content(record),
            try Filing(.record, serialized: bytes).standing == filing.id
        {
            var updated = record
            updated.indexed = filing.id
            try updated.update(db, old: record.key)
            edits.insert(.record, record.key, newText)
        }
    }

    /// What the indexes hold of a row as it was; for a document: what they would. Documents are
    /// written last, so that a record's old text can be read until then.
    private func text(of kind: ThingKind, _ bytes: [UInt8]?, _ row: ThingRow) throws -> SearchText? {
        guard let bytes else { return nil }
        guard kind == .record else { return try SearchText(kind, serialized: bytes) }
        return try row.indexed.flatMap { try storedDocumentText($0) }
    }

    /// The document that is to stand for a record; nil while it isn't there.
    private func documentToIndex(_ filing: Filing, _ draft: Draft) throws -> String? {
        guard let id = filing.standing else { return nil }
        if draft.thing(id) != nil { return id }
        let statement = try db.cachedStatement(sql: "SELECT length(content) FROM thing WHERE id = ?")
        return try Int.fetchOne(statement, arguments: [id]) ?? 0 > 0 ? id : nil
    }

    private func documentText(_ id: String, _ draft: Draft) throws -> SearchText? {
        if let document = draft.thing(id) {
            return try SearchText(.document, serialized: document.bytes)
        }
        return try storedDocumentText(id)
    }

    private func storedDocumentText(_ id: String) throws -> SearchText? {
        guard let row = try ThingRow.fetch(db, id), let bytes = try content(row) else { return nil }
        return try SearchText(.document, serialized: bytes)
    }
}
