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
        // Set while a snapshot is sent, and until the log behind it was: that is to be there however long
        // it takes.
        let pin = ledger.pins.add()
        defer { ledger.pins.remove(pin) }
        var isCatchingUp = false
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
                position = ledger.figures.sequence
                ledger.pins.set(pin, to: position)
                try await sendSnapshot(of: position, send)
                committed = nil
                isCatchingUp = true
                continue
            }
            committed = nil
            if isCatchingUp {
                isCatchingUp = batch.changes.last.map { $0.sequence < batch.head } ?? false
                ledger.pins.set(pin, to: isCatchingUp ? batch.changes.last?.sequence : nil)
            }
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
    /// - Parameter head: the number after which the log goes on: that of the moment when it begins. What
    ///   changes meanwhile may be sent already, and is sent again.
    private func sendSnapshot(
        of head: UInt64, _ send: BatchSink<WirePackedChangeBatch>
    ) async throws(RPCError) {
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
            if batch.snapshotEnd { return }
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
