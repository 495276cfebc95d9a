// ThingReader: reads things within one state of the catalogue.

internal import Compression
internal import Foundation
internal import GRDB
internal import SwiftProtobuf
internal import WirefoldProtocol

/// Reads on a connection that somebody lent.
struct ThingReader {
    let db: Database
    let stored: StoredBytes

    /// The thing of a key, if it still stands.
    func thing(key: Int64, _ kind: ThingKind) throws -> Thing? {
        let statement = try db.cachedStatement(
            sql: "SELECT content FROM thing WHERE key = ? AND forward IS NULL AND reason IS NULL")
        guard let content = try Data.fetchOne(statement, arguments: [key]), !content.isEmpty else {
            return nil
        }
        return try Thing(kind, serialized: stored.unpacked(content))
    }

    /// The document whose text stands for the record of a key.
    func standingDocument(recordKey key: Int64) throws -> (record: String, document: WireDocument)? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT record.id, document.content FROM thing record JOIN thing document ON document.id = record.indexed
                WHERE record.key = ?
                """)
        guard let row = try Row.fetchOne(statement, arguments: [key]) else { return nil }
        return (row[0], try WireDocument(serializedBytes: stored.unpacked(row[1])))
    }

    /// Serialized things of a kind, newest first, before a key.
    func page(_ kind: ThingKind, before key: Int64?, limit: Int) throws -> [(key: Int64, content: [UInt8])] {
        let keys = TimeKey.range(kind)
        let statement = try db.cachedStatement(
            sql: """
                SELECT key, content FROM thing
                WHERE key BETWEEN ? AND ? AND forward IS NULL AND reason IS NULL ORDER BY key DESC LIMIT ?
                """)
        let last = key.map { $0 - 1 } ?? keys.upperBound
        return try Row.fetchAll(statement, arguments: [keys.lowerBound, last, limit]).map { row in
            (key: row[0], content: try stored.unpacked(row[1]))
        }
    }
}
