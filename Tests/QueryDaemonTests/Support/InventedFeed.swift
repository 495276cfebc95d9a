// InventedFeed: feed.sock served by a test: a log in memory that a test adds to, cuts and breaks.

internal import Foundation
internal import Logging
internal import NIOPosix
internal import Synchronization
internal import WirefoldProtocol
internal import WirefoldTransport

/// The ledger's side of the feed.
final class InventedFeed: Sendable {
    struct State {
        var changes: [WireChange] = []
        /// Changes up to here are no longer in the log: who follows from before gets a snapshot.
        var snapshotBelow: UInt64 = 0
        var snapshot: [WireChange] = []
        /// Left out of the log, once each.
        var skipped: Set<UInt64> = []
        var acknowledged: UInt64 = 0
        var follows: [UInt64] = []
        /// When it was followed each time.
        var moments: [ContinuousClock.Instant] = []
        /// What each `Follow` ends with, where the log can't be read.
        var failure: RPCError?
        var batchSize = 3
    }

    let state: Mutex<State>

    init(_ log: InventedLog = InventedLog()) { state = Mutex(State(changes: log.changes)) }

    var acknowledged: UInt64 { state.withLock { $0.acknowledged } }
    /// After which numbers it was followed.
    var follows: [UInt64] { state.withLock { $0.follows } }

    func set(_ log: InventedLog) { state.withLock { $0.changes = log.changes } }

    /// Serves at a path until the task is canceled.
    func serve(at path: String, onReady: @escaping @Sendable () async -> Void) async throws {
        let server = SocketServer(
            configuration: .init(endpoint: .path(path), name: "invented", version: "1"), router: router(),
            group: MultiThreadedEventLoopGroup.singleton, logger: Logger(label: "feed"))
        try await server.run(onReady: onReady)
    }

    private func router() -> Router {
        var router = Router()
        router.serverStream("Feed/Follow") {
            [self] (request: WireFollowRequest, writer: ItemWriter<WireChangeBatch>, _) throws(RPCError) in
            let failure = state.withLock { state in
                state.follows.append(request.after)
                state.moments.append(.now)
                return state.failure
            }
            if let failure { throw failure }
            try await follow(request.after, writer)
        }
        router.unary("Feed/Acknowledge") { [self] (request: WireAcknowledgeRequest, _) throws(RPCError) in
            state.withLock { $0.acknowledged = max($0.acknowledged, request.sequence) }
            return WireAcknowledgeReply()
        }
        router.unary("Feed/Status") { [self] (_: WireStatusRequest, _) throws(RPCError) in
            var status = WireIngestStatus()
            status.sequence = state.withLock { $0.changes.last?.sequence ?? 0 }
            return status
        }
        return router
    }

    private func follow(_ after: UInt64, _ writer: ItemWriter<WireChangeBatch>) async throws(RPCError) {
        var position = after
        while true {
            // As ingestd does for a follower from before its log, or from after.
            let (from, snapshot) = state.withLock { state -> (UInt64?, [WireChange]) in
                if state.snapshotBelow > position { return (state.snapshotBelow, state.snapshot) }
                let head = state.changes.last?.sequence ?? 0
                return position > head ? (head, state.changes) : (nil, [])
            }
            if let from {
                position = from
                for change in snapshot {
                    try await writer.send(Self.batch([change], head: position, isSnapshot: true))
                }
                var end = Self.batch([], head: position, isSnapshot: true)
                end.snapshotEnd = true
                try await writer.send(end)
                continue
            }
            let batch = state.withLock { state -> WireChangeBatch? in
                let next = state.changes.drop { $0.sequence <= position }.prefix(state.batchSize)
                guard let last = next.last else { return nil }
                position = last.sequence
                let sent = next.filter { !state.skipped.contains($0.sequence) }
                state.skipped.subtract(next.map(\.sequence))
                return Self.batch(sent, head: state.changes.last?.sequence ?? 0)
            }
            if let batch {
                try await writer.send(batch)
            } else {
                do { try await Task.sleep(for: .milliseconds(2)) } catch { throw RPCError(any: error) }
            }
        }
    }

    private static func batch(_ changes: [WireChange], head: UInt64, isSnapshot: Bool = false)
        -> WireChangeBatch
    {
        var batch = WireChangeBatch()
        batch.changes = changes
        batch.head = head
        batch.snapshot = isSnapshot
        return batch
    }
}
