// AuditService: what the ledger holds, row by row, and what of it is damaged.

internal import Logging
internal import SystemdSupport
internal import WirefoldProtocol
internal import WirefoldService

/// Reads everything, from one moment.
struct AuditService: Sendable {
    let ledger: Ledger
    let ingest: IngestService
    let logger: Logger
    private static let rowsPerBatch = 1_000
    /// A snapshot holds back the log file's truncation: one that nobody reads is let go.
    private static let patience = Duration.seconds(60)

    /// Sends all rows, in order of id, once the log has reached `sequence`.
    func audit(atLeast sequence: UInt64, _ sink: @escaping BatchSink<WireAuditBatch>) async throws(RPCError) {
        if sequence > 0 { await ledger.signal.wait(past: sequence - 1) }
        if Task.isCancelled || ledger.signal.isClosed { throw IntakeLine.closed }
        let snapshot = try await snapshot()
        var id = ""
        while true {
            var batch = WireAuditBatch()
            batch.sequence = snapshot.sequence
            batch.gaps = snapshot.gaps
            batch.rows = try await rows(snapshot, after: id)
            let last = batch.rows.last?.id
            try await send(batch, sink)
            guard let last else { return }
            id = last
        }
    }

    /// Checks every stored row, and builds the fold index anew from what is intact.
    func repair() async throws(RPCError) -> WireRepairReply {
        var reply = WireRepairReply()
        let snapshot = try await snapshot()
        var id = ""
        while let last = try await checkEntities(snapshot, after: id, &reply) { id = last }
        do {
            for part in [try await snapshot.otherDamage(), try await snapshot.damagedChanges()] {
                reply.rows += part.rows
                reply.damaged += part.damaged
            }
        } catch {
            throw failure(error)
        }
        do {
            let leftOut = try await ingest.rebuild(without: reply.damaged)
            reply.damaged += leftOut.filter { !reply.damaged.contains($0) }
        } catch  where !reply.damaged.isEmpty {
            // What is damaged may be why: it is told. That the index isn't rebuilt, the writer has said.
            return reply
        }
        logger.notice(
            "The ledger was checked and the fold index rebuilt.",
            metadata: IngestMessage.repaired.metadata([
                "rows": "\(reply.rows)", "damaged": "\(reply.damaged.count)",
            ]))
        return reply
    }

    private func checkEntities(
        _ snapshot: AuditSnapshot, after id: String, _ reply: inout WireRepairReply
    ) async throws(RPCError) -> String? {
        let rows = try await rows(snapshot, after: id)
        reply.rows += UInt64(rows.count)
        reply.damaged += rows.filter(\.damaged).map(\.id)
        return rows.last?.id
    }

    private func snapshot() async throws(RPCError) -> AuditSnapshot {
        do {
            return try await AuditSnapshot.take(of: ledger)
        } catch {
            throw failure(error)
        }
    }

    private func rows(_ snapshot: AuditSnapshot, after id: String) async throws(RPCError) -> [WireAuditRow] {
        do {
            return try await snapshot.rows(after: id, limit: Self.rowsPerBatch)
        } catch {
            throw failure(error)
        }
    }

    private func failure(_ error: LedgerError) -> RPCError {
        // Who asked is gone, or the daemon stops: nothing is wrong with the ledger.
        if Task.isCancelled { return .canceled }
        logger.error(
            "The ledger can't be read: \(error)",
            metadata: IngestMessage.ledgerUnreadable.metadata(["error": "\(error)"]))
        return RPCError(.internal, "The ledger can't be read; the journal says why.", cause: error)
    }

    /// Sends a batch, unless the reader takes none for a minute.
    private func send(_ batch: WireAuditBatch, _ sink: @escaping BatchSink<WireAuditBatch>)
        async throws(RPCError)
    {
        try await within(
            Self.patience,
            else: RPCError(.resourceExhausted, "The audit was not read for a minute; start it again.")
        ) { () async throws(RPCError) in try await sink(batch) }
    }
}
