// The articles that wait for the end of their embargo, and the order of an article's versions.

internal import Compression
internal import Foundation
internal import GRDB
internal import NewsModel
internal import SwiftProtobuf
internal import WirefoldProtocol
internal import WirefoldService

extension LedgerTransaction {
    /// Whether a newer version of the article, or a kill notice, came before this one.
    func isOutdated(_ submission: PreparedSubmission) throws -> Bool {
        guard let lineage = submission.lineage, let created = submission.versionCreated?.microseconds else {
            return false
        }
        let newest = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT created FROM versions WHERE lineage = ?"), arguments: [lineage])
        return newest.map { created < $0 } ?? false
    }

    /// Notes when the newest version was made.
    func noteVersion(of submission: PreparedSubmission) throws {
        guard let lineage = submission.lineage, let created = submission.versionCreated?.microseconds else {
            return
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO versions (lineage, created) VALUES (?, ?)
                ON CONFLICT (lineage) DO UPDATE SET created = max(created, excluded.created)
                """
        ).execute(arguments: [lineage, created])
    }

    /// The receipt of an article that waits already.
    func waitingReceipt(of id: DocumentID) throws -> Receipt? {
        try waitingReceipt(
            "SELECT receipt, article, checksum, id FROM waiting WHERE id = ?", id.rawValue)
    }

    /// The receipt of the version of an article that waits.
    func waitingReceipt(ofVersionOf lineage: String) throws -> Receipt? {
        try waitingReceipt(
            "SELECT receipt, article, checksum, id FROM waiting WHERE lineage = ?", lineage)
    }

    private func waitingReceipt(_ sql: String, _ key: String) throws -> Receipt? {
        guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [key]) else { return nil }
        let checked = try WaitingArticle.checked(row, first: 0, row.text(3) ?? key)
        return try Receipt(WireReceipt(serializedBytes: checked.receipt))
    }

    /// Puts an article on the waiting list.
    func beginWait(_ submission: PreparedSubmission, _ receipt: Receipt) throws {
        guard let embargo = submission.embargo else { return }
        let receipt: Data = try WireReceipt(receipt).serializedBytes()
        let article = state.bytes.pack(try embargo.article.serializedBytes() as Data)
        try db.cachedStatement(
            sql:
                "INSERT INTO waiting (id, lineage, due, receipt, article, checksum) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            submission.id.rawValue, submission.lineage, embargo.end.microseconds, receipt, article,
            Int64(bitPattern: StoredForm.digest(of: [UInt8](receipt + article))),
        ])
        hasNewWait = true
    }

    /// The article itself, or a newer version of it, is here: nothing waits for it any more.
    func endWaits(of submission: PreparedSubmission) throws {
        try db.cachedStatement(sql: "DELETE FROM waiting WHERE id = ? OR lineage = ?")
            .execute(arguments: [submission.id.rawValue, submission.lineage])
    }
}

/// A row of the waiting list.
struct WaitingArticle: Sendable {
    let id: String
    /// Nil where the row is damaged.
    let article: WireArticle?

    var damage: RPCError { RPCError(.internal, "The waiting article \(id) is damaged.") }

    /// The columns `receipt` and `article`, once the checksum after them was compared.
    static func checked(_ row: Row, first: Int, _ id: String) throws -> (receipt: Data, article: Data) {
        guard let receipt = row.data(first), let article = row.data(first + 1),
            let sum = row.integer(first + 2),
            StoredForm.digest(of: [UInt8](receipt + article)) == UInt64(bitPattern: sum)
        else { throw LedgerError(.damaged, "the waiting article \(id) is damaged") }
        return (receipt, article)
    }
}

extension Ledger {
    /// When the next embargo ends, after some moment; nil where none does.
    func nextEmbargoEnd(after time: Date) async throws(LedgerError) -> Date? {
        do {
            let due = try await pool.read { db in
                try Int64.fetchOne(
                    db, sql: "SELECT min(due) FROM waiting WHERE due > ?", arguments: [time.microseconds])
            }
            return due.map(Date.init(microseconds:))
        } catch {
            throw LedgerError(error)
        }
    }

    /// The ids of the next articles whose embargo is over by `time`, the earliest first.
    func released(by time: Date, limit: Int) async throws(LedgerError) -> [String] {
        do {
            return try await pool.read { db in
                try String.fetchAll(
                    db, sql: "SELECT id FROM waiting WHERE due <= ? ORDER BY due, ordinal LIMIT ?",
                    arguments: [time.microseconds, limit])
            }
        } catch {
            throw LedgerError(error)
        }
    }

    /// An article that waits; nil where it doesn't any more.
    func waitingArticle(_ id: String) async throws(LedgerError) -> WaitingArticle? {
        do {
            return try await pool.read { db in
                let row = try Row.fetchOne(
                    db, sql: "SELECT receipt, article, checksum FROM waiting WHERE id = ?", arguments: [id])
                return row.map { row in
                    // One that is damaged keeps none of the others waiting.
                    let article = try? StoredBytes().unpack(WaitingArticle.checked(row, first: 0, id).article)
                    return WaitingArticle(
                        id: id, article: article.flatMap { try? WireArticle(serializedBytes: $0) })
                }
            }
        } catch {
            throw LedgerError(error)
        }
    }
}
