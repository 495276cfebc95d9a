// The documents' own rows: receipts, lineage, original bytes, signatures; and operators' overrides.

internal import Foundation
internal import GRDB
internal import NewsFold
internal import NewsModel
internal import SwiftProtobuf
internal import WirefoldProtocol

extension LedgerTransaction {
    /// The row of an article that was acknowledged before.
    func accepted(_ id: DocumentID) throws -> StoredDocument? {
        try documentRow(
            "SELECT ordinal, id, revision, state, receipt, checksum FROM documents WHERE id = ?", id.rawValue)
    }

    /// The latest version of an article.
    func latest(of lineage: String) throws -> StoredDocument? {
        try documentRow(
            """
            SELECT ordinal, id, revision, state, receipt, checksum FROM documents
            WHERE lineage = ? ORDER BY revision DESC LIMIT 1
            """, lineage)
    }

    private func documentRow(_ sql: String, _ key: String) throws -> StoredDocument? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key]) else { return nil }
        guard let ordinal = row.integer(0), let id = row.text(1).flatMap(DocumentID.init(rawValue:)),
            let revision = row.integer(2),
            let state = row.integer(3).flatMap({ StoredDocument.State(rawValue: Int($0)) }),
            let receipt = row.data(4).map([UInt8].init), let checksum = row.integer(5),
            StoredForm.digest(of: receipt) == UInt64(bitPattern: checksum)
        else { throw LedgerError(.damaged, "the stored receipt under \(key) is damaged") }
        return StoredDocument(
            ordinal: ordinal, id: id, revision: Int(revision), state: state,
            receipt: try Receipt(WireReceipt(serializedBytes: receipt)))
    }

    /// Writes the row of an article, its original bytes and its signature.
    func insert(_ article: AcceptedArticle) throws {
        let receipt: [UInt8] = try WireReceipt(article.receipt).serializedBytes()
        try db.cachedStatement(
            sql:
                "INSERT INTO documents (id, lineage, revision, state, receipt, checksum) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            article.id.rawValue, article.lineage, article.receipt.revision, article.state.rawValue,
            Data(receipt),
            Int64(bitPattern: StoredForm.digest(of: receipt)),
        ])
        let ordinal = db.lastInsertedRowID
        try db.cachedStatement(
            sql: "INSERT INTO articles (ordinal, format, content, checksum) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [
            ordinal, article.format, article.content.column, Int64(bitPattern: article.content.checksum),
        ])
        guard !article.signature.isEmpty, article.state != .notice else { return }
        try db.cachedStatement(
            sql:
                "INSERT INTO signatures (ordinal, document, record, signature, checksum) VALUES (?, ?, ?, ?, ?)"
        ).execute(arguments: [
            ordinal, article.id.rawValue, article.receipt.record.rawValue, Data(article.signature),
            Int64(bitPattern: StoredForm.digest(of: article.signature)),
        ])
    }

    /// A document that was stored before takes another state.
    func mark(_ document: StoredDocument, _ state: StoredDocument.State) throws {
        try db.cachedStatement(sql: "UPDATE documents SET state = ? WHERE ordinal = ?")
            .execute(arguments: [state.rawValue, document.ordinal])
        // A replaced version stands in no record any more.
        guard state == .replaced else { return }
        try db.cachedStatement(sql: "DELETE FROM signatures WHERE ordinal = ?").execute(arguments: [
            document.ordinal
        ])
    }

    /// A document's signature, and the record that it was written with; nil where they are damaged.
    func signature(of document: DocumentID) throws -> (record: RecordID, bytes: [UInt8])? {
        let statement = try db.cachedStatement(
            sql: "SELECT document, record, signature, checksum FROM signatures WHERE document = ?")
        return try Row.fetchOne(statement, arguments: [document.rawValue])?.signature.map {
            ($0.record, $0.bytes)
        }
    }

    /// A document that was stored before gets another signature, or stands in another record.
    func update(_ document: DocumentID, record: RecordID?, signature: [UInt8]) throws {
        if let record {
            try db.cachedStatement(sql: "UPDATE signatures SET record = ? WHERE document = ?")
                .execute(arguments: [record.rawValue, document.rawValue])
        }
        guard !signature.isEmpty else { return }
        try db.cachedStatement(sql: "UPDATE signatures SET signature = ?, checksum = ? WHERE document = ?")
            .execute(arguments: [
                Data(signature), Int64(bitPattern: StoredForm.digest(of: signature)), document.rawValue,
            ])
    }

    func store(_ overrides: [Override]) throws {
        for override in overrides {
            try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO overrides (first, second, decision) VALUES (?, ?, ?)"
            )
            .execute(arguments: [
                override.first.rawValue, override.second.rawValue, override.decision.rawValue,
            ])
        }
    }
}
