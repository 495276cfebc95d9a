// FeedService: the log as followers see it: from any number on, without a gap.

internal import FoundationEssentials
internal import Logging
internal import SwiftProtobuf
internal import SystemdSupport
internal import WirefoldProtocol

/// Takes a batch, and suspends while the other side isn't ready for more.
typealias BatchSink<Batch> = @Sendable (Batch) async throws(RPCError) -> Void

/// Serves followers, each at its own pace.
struct FeedService: Sendable {
    let ledger: Ledger
    let logger: Logger
    /// Changes in one batch, at most.
    let batchChanges: Int
    /// A batch is full at these many bytes, so that a few long documents don't make a huge frame.
    private static let batchBytes = 1 << 20

    /// Sends every change after `sequence`, then each new one, until the follower goes or the
    /// daemon stops. A follower from before the log's first change, from after its last, or of another log
    /// gets a snapshot first.
    ///
    /// - Parameter committed: when the change `sequence` was committed; nil where the follower doesn't know.
    func follow(
        after sequence: UInt64, committed: Date? = nil, _ send: BatchSink<WirePackedChangeBatch>
    ) async throws(RPCError) {
        var position = sequence
        var committed = committed
        while true {
            guard
                let batch = try await read({ () async throws(LedgerError) in
                    try await ledger.changes(
                        after: position, committed: committed, limit: batchChanges, bytes: Self.batchBytes)
                })
            else {
                logger.notice(
                    "A follower gets a snapshot: the log doesn't hold the change at which it left off.",
                    metadata: IngestMessage.snapshotSent.metadata([
                        "after": "\(position)", "sequence": "\(ledger.figures.sequence)",
                    ]))
                position = try await sendSnapshot(send)
                committed = nil
                continue
            }
            committed = nil
            if let last = batch.changes.last?.sequence {
                try await send(batch)
                position = last
            } else {
                await ledger.signal.wait(past: position)
                if Task.isCancelled || ledger.signal.isClosed { throw IntakeLine.closed }
            }
        }
    }

    /// Sends everything as it stands.
    ///
    /// - Returns: the number after which the log goes on: that of the moment when it began. What
    ///   changed since may have been sent already, and is sent again.
    private func sendSnapshot(_ send: BatchSink<WirePackedChangeBatch>) async throws(RPCError) -> UInt64 {
        // The log is to go on from here, however long it takes.
        let head = ledger.figures.sequence
        let pin = ledger.pins.pin(head)
        defer { ledger.pins.remove(pin) }
        let committed = try await read { () async throws(LedgerError) in
            try await ledger.committed(head)
        }
        var id = ""
        while true {
            var (batch, last) = try await read { () async throws(LedgerError) in
                try await ledger.entities(after: id, limit: batchChanges, bytes: Self.batchBytes)
            }
            batch.head = head
            batch.snapshotEnd = batch.changes.isEmpty
            if batch.snapshotEnd, let committed { batch.committed = Google_Protobuf_Timestamp(committed) }
            id = last
            try await send(batch)
            if batch.snapshotEnd { return head }
        }
    }

    /// A damaged row is never served, and never skipped: the follower is told.
    private func read<Value>(
        _ body: () async throws(LedgerError) -> Value
    ) async throws(RPCError) -> Value {
        do {
            return try await body()
        } catch {
            // The follower is gone, or the daemon stops: nothing is wrong with the log.
            if Task.isCancelled { throw .canceled }
            logger.error(
                "The log can't be read: \(error)",
                metadata: IngestMessage.ledgerUnreadable.metadata(["error": "\(error)"]))
            throw RPCError(
                .internal,
                "The ledger can't read its log on: \(error.message). An admin's `wirefoldctl repair` names all "
                    + "damaged rows, and says what helps.", cause: error)
        }
    }
}
