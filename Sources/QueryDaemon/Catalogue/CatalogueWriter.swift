// CatalogueWriter: the steps that a writing transaction is made of.

internal import Compression
internal import Foundation
internal import GRDB
internal import SwiftProtobuf
internal import WirefoldProtocol

/// One transaction's view of the catalogue. Save the position at its end.
struct CatalogueWriter {
    let db: Database
    let stored: StoredBytes
    var position: Position

    init(db: Database, stored: StoredBytes) throws {
        self.db = db
        self.stored = stored
        position = try Position(db)
    }

    /// Writes what the changes come to, and the changes themselves for tails.
    mutating func write(_ changes: [ArrivedChange], keepingThem: Bool) throws {
        var draft = Draft()
        for change in changes { draft.stage(change) }
        if keepingThem { try keep(changes) }
        var writer = DraftWriter(db: db, stored: stored, indexesText: position.hasText, position: position)
        try writer.write(draft)
        position = writer.position
    }

    /// Tails read many changes one after the other: a row holds as many as a tail sends at once.
    private func keep(_ changes: [ArrivedChange]) throws {
        var batch = WirePackedChangeBatch()
        var bytes = 0
        for change in changes {
            if case .document? = change.wire.entry { continue }
            batch.changes.append(change.wire)
            if case .thing(_, let thing) = change.entry { bytes += thing.bytes.count }
            if batch.changes.count >= TailFeeder.batchChanges || bytes >= TailFeeder.batchBytes {
                try keep(batch)
                batch.changes.removeAll()
                bytes = 0
            }
        }
        try keep(batch)
    }

    private func keep(_ batch: WirePackedChangeBatch) throws {
        guard let last = batch.changes.last?.sequence else { return }
        let content: Data = try batch.serializedBytes()
        try db.cachedStatement(sql: "INSERT INTO change (sequence, content) VALUES (?, ?)")
            .execute(arguments: [Int64(bitPattern: last), content])
    }

    /// Drops the oldest changes beyond those that tails can start behind.
    ///
    /// - Parameter most: how far the floor moves at most, so that no transaction grows long.
    mutating func prune(keeping retained: Int?, atMost most: Int) throws {
        guard let retained, position.applied > UInt64(retained) else { return }
        let floor = min(position.applied - UInt64(retained), position.floor + UInt64(max(most, 0)))
        guard floor > position.floor else { return }
        position.floor = floor
        try db.cachedStatement(sql: "DELETE FROM change WHERE sequence <= ?")
            .execute(arguments: [Int64(bitPattern: floor)])
    }

    /// Takes everything out.
    mutating func empty() throws {
        try CatalogueSchema.empty(db)
        let (heard, hasText) = (position.heard, position.hasText)
        position = Position()
        position.heard = heard
        position.hasText = hasText
        position.isFilling = true
    }
}
