// TailFeeder: the changes kept in the catalogue, in order, for those who tail it.

internal import Foundation
internal import GRDB
internal import SwiftProtobuf
internal import Synchronization
internal import WirefoldProtocol

/// Serves tails. Holds nothing for a tail but the batch that it is sending.
final class TailFeeder: Sendable {
    private let catalogue: Catalogue
    private let signal: AppliedSignal
    private let most: Int
    private let open = Mutex(0)

    /// What a tail is sent at once, and a row of the catalogue keeps; one change may be larger.
    static let batchChanges = 256
    static let batchBytes = 256 << 10

    /// - Parameter most: tails at once.
    init(catalogue: Catalogue, signal: AppliedSignal, most: Int) {
        self.catalogue = catalogue
        self.signal = signal
        self.most = most
    }

    /// Tails open now.
    var count: Int { open.withLock { $0 } }

    /// Sends every change after a sequence number, and then each as it is applied, until `send` throws
    /// or the task is canceled. `send` suspends while the other side takes nothing.
    func tail(
        _ request: WireTailRequest, send: (WirePackedChangeBatch) async throws -> Void
    ) async throws {
        try enter()
        defer { open.withLock { $0 -= 1 } }
        // 0: from the oldest that is kept, which moves on until it is read.
        var cursor = request.live ? catalogue.position.applied : request.after
        while true {
            let applied = signal.applied
            guard applied > cursor else {
                _ = try await signal.wait(past: cursor, isTail: true)
                continue
            }
            let (batch, last) = try await batch(after: cursor, upTo: applied)
            if !batch.changes.isEmpty { try await send(batch) }
            cursor = last
        }
    }

    private func enter() throws(RPCError) {
        let isFull = open.withLock { count in
            if count >= most { return true }
            count += 1
            return false
        }
        guard !isFull else {
            throw RPCError(.resourceExhausted, "All \(most) tails are taken; end one, or raise tail.streams.")
        }
    }

    /// The next changes after `cursor`, or with 0 the oldest that are kept; and up to where they reach.
    private func batch(after cursor: UInt64, upTo applied: UInt64) async throws -> (
        WirePackedChangeBatch, UInt64
    ) {
        try await catalogue.file.readers.read { db in
            let position = try Position(db)
            let cursor = cursor == 0 ? position.floor : cursor
            guard cursor >= position.floor else {
                throw RPCError(
                    .outOfRange,
                    """
                    Changes up to \(position.floor) are no longer kept, and \(cursor) lies before; tail after 0, or look \
                    up what is there.
                    """, field: "after")
            }
            var batch = WirePackedChangeBatch()
            batch.head = position.applied
            // In this state of the catalogue; a rebuilt one may lie behind the cursor again.
            var last = max(cursor, min(applied, position.applied))
            let rows = try Row.fetchCursor(
                db.cachedStatement(
                    sql: "SELECT sequence, content FROM change WHERE sequence > ? ORDER BY sequence"),
                arguments: [Int64(bitPattern: cursor)])
            var bytes = 0
            while let row = try rows.next() {
                let kept = try row.withUnsafeData(atIndex: 1) { content in
                    bytes += content?.count ?? 0
                    return try WirePackedChangeBatch(serializedBytes: content ?? Data()).changes
                }
                // The first row may begin before the cursor.
                batch.changes += kept.drop { $0.sequence <= cursor }
                if batch.changes.count >= Self.batchChanges || bytes >= Self.batchBytes {
                    last = UInt64(bitPattern: row[0])
                    break
                }
            }
            if let sequence = batch.changes.last?.sequence { last = max(last, sequence) }
            return (batch, last)
        }
    }
}
