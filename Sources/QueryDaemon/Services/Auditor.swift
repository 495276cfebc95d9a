// Auditor: what the catalogue holds, row by row, to be compared with the ledger.

internal import Compression
internal import Foundation
internal import GRDB
internal import WirefoldProtocol
internal import WirefoldService

/// Reads one state of the catalogue in order of id, on a connection of its own.
struct Auditor: Sendable {
    let catalogue: Catalogue
    let signal: AppliedSignal
    /// How long an audit waits for the catalogue to get as far as it was asked to.
    var patience = Duration.seconds(60)
    /// How long its reader may take none: one state that is held keeps the log file from being truncated.
    var readerPatience = Duration.seconds(60)

    private static let batchRows = 1000

    func audit(
        atLeast sequence: UInt64, send: @escaping @Sendable (WireAuditBatch) async throws(RPCError) -> Void
    ) async throws {
        try await waitFor(sequence)
        let connection = try await BlockingThreads.run { [catalogue] in try catalogue.file.openReader() }
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(try await audit(connection, send))
        } catch {
            outcome = .failure(error)
        }
        await BlockingThreads.run { try? connection.close() }
        try outcome.get()
    }

    private func audit(
        _ connection: DatabaseQueue,
        _ send: @escaping @Sendable (WireAuditBatch) async throws(RPCError) -> Void
    ) async throws {
        // One transaction over all batches: one state, whatever is applied meanwhile.
        let position = try await connection.unsafeRead { db in
            try db.beginTransaction(.deferred)
            return try Position(db)
        }
        var last = ""
        repeat {
            try Task.checkCancellation()
            var batch = WireAuditBatch()
            batch.sequence = position.applied
            batch.gaps = position.gaps
            batch.rows = try await rows(after: last, connection)
            last = batch.rows.last?.id ?? ""
            try await within(
                readerPatience,
                else: RPCError(
                    .resourceExhausted, "The audit was not read for \(readerPatience); start it again.")
            ) { [batch] () async throws(RPCError) in try await send(batch) }
        } while !last.isEmpty
    }

    private func waitFor(_ sequence: UInt64) async throws {
        guard sequence > 0, signal.applied < sequence else { return }
        try await within(
            patience,
            else: RPCError(
                .unavailable,
                """
                The catalogue is at change \(signal.applied) and didn't reach \(sequence) within \(patience); see whether \
                it follows the feed.
                """, field: "atLeast") as any Error
        ) { [signal] in _ = try await signal.wait(past: sequence - 1) }
    }

    private func rows(after id: String, _ connection: DatabaseQueue) async throws -> [WireAuditRow] {
        try await connection.unsafeRead { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT id, sequence, content, forward IS NULL AND reason IS NULL FROM thing
                    WHERE id > ? ORDER BY id LIMIT ?
                    """)
            return try Row.fetchAll(statement, arguments: [id, Self.batchRows]).map { row in
                var audited = WireAuditRow()
                audited.id = row[0]
                audited.sequence = UInt64(bitPattern: row[1])
                if row[3] as Bool {
                    do throws(CatalogueError) {
                        audited.digest = StoredForm.digest(of: try catalogue.stored.unpacked(row[2]))
                    } catch {
                        audited.damaged = true
                    }
                }
                return audited
            }
        }
    }
}
