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
    mutating func write(_ changes: [WirePackedChange], keepingThem: Bool) throws {
        var draft = Draft()
        for change in changes {
            try draft.stage(change)
            if keepingThem { try keep(change) }
        }
        var writer = DraftWriter(db: db, stored: stored, indexesText: position.hasText, position: position)
        try writer.write(draft)
        position = writer.position
    }

    private func keep(_ change: WirePackedChange) throws {
        if case .document = change.entry { return }
        let statement = try db.cachedStatement(sql: "INSERT INTO change (sequence, content) VALUES (?, ?)")
        let content: Data = try change.serializedBytes()
        statement.setUncheckedArguments([Int64(bitPattern: change.sequence), content])
        try statement.execute()
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
