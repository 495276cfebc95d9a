// Follower: keeps the catalogue equal to the ledger, by following the feed for as long as the daemon
// runs. Whatever goes wrong, it asks the feed again after what the catalogue holds.

internal import FoundationEssentials
internal import Logging
internal import ServiceLifecycle
internal import Synchronization
internal import SystemdSupport
internal import WirefoldClient
internal import WirefoldProtocol
internal import WirefoldService
internal import WirefoldTransport

/// The one writer of the catalogue.
final class Follower: Service {
    private let catalogue: Catalogue
    private let settings: QuerySettings
    private let health: FeedHealth
    private let signal: AppliedSignal
    private let stage: ProgressStage
    private let logger: Logger
    private let plan: Mutex<FollowPlan>

    init(
        catalogue: Catalogue, settings: QuerySettings, health: FeedHealth, signal: AppliedSignal,
        stage: ProgressStage, logger: Logger
    ) {
        self.catalogue = catalogue
        self.settings = settings
        self.health = health
        self.signal = signal
        self.stage = stage
        self.logger = logger
        plan = Mutex(FollowPlan(applied: catalogue.position.applied))
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { [self] in await follow() }
    }

    /// Follows until canceled.
    private func follow() async {
        var wait = settings.reconnect
        var saidWhy = ""
        while !Task.isCancelled {
            let (before, began) = (catalogue.position.applied, ContinuousClock.now)
            let end = await session()
            health.disconnected()
            stage.rest()
            guard !Task.isCancelled else { return }
            // A feed that takes the call and then can't read its log on is no better than one that is away.
            let gotOn =
                catalogue.position.applied > before || ContinuousClock.now - began > settings.reconnectMost
            let why = await recover(from: end)
            if gotOn { wait = settings.reconnect }
            // The same reason again and again is said once.
            if why != saidWhy || gotOn {
                logger.warning(
                    "The feed isn't followed; trying again: \(why)",
                    metadata: QueryMessage.feedLost.metadata(["error": "\(why)"]))
            }
            saidWhy = why
            guard (try? await Task.sleep(for: wait)) != nil else { return }
            wait = min(wait * 2, settings.reconnectMost)
        }
    }

    /// Sees to what ended a session. Returns why, in words.
    private func recover(from error: any Error) async -> String {
        var reason = "\(error)"
        // Half a snapshot is no state that the ledger ever had.
        var isRebuild = CatalogueError.isDamage(error) || catalogue.position.isFilling
        if let end = error as? SessionEnd {
            reason = end.reason
            isRebuild = isRebuild || end.isRebuild
        }
        if isRebuild {
            do {
                try await catalogue.startOver()
            } catch {
                return "\(reason); it can't be rebuilt: \(error)"
            }
            health.startedOver()
            signal.restart()
            logger.warning(
                "The catalogue is rebuilt from the feed: \(reason)",
                metadata: QueryMessage.catalogueRebuilt.metadata(["reason": "\(reason)"]))
        }
        let position = catalogue.position
        plan.withLock { $0.restart(after: position.applied) }
        if !isRebuild { signal.publish(position.applied, head: position.head) }
        return reason
    }

    /// One connection to the feed, until it or the catalogue fails. Returns why it ended.
    private func session() async -> any Error {
        do {
            let feed = try await FeedClient.connect(socket: settings.feedSocket)
            do {
                let after = plan.withLock { $0.applied }
                // Few, so that the first are written soon and the next are read beside them.
                let committed = catalogue.position.committed
                let batches = try await feed.follow(
                    after: after,
                    committed: committed == 0 ? nil : Date(microseconds: committed),
                    window: 4)
                health.connected()
                let news = FeedNews(after: after, socket: settings.feedSocket, logger: logger)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { [self] in try await take(batches, feed, news) }
                    group.addTask { [self] in try await watch(feed, news) }
                    // Whichever ends first ends the session.
                    defer { group.cancelAll() }
                    try await group.next()
                }
                await feed.close()
                return SessionEnd(reason: "The feed ended.")
            } catch {
                await feed.close()
                return error
            }
        } catch {
            return error
        }
    }

    private func take(
        _ batches: ItemReader<WirePackedChangeBatch>, _ feed: FeedClient, _ news: FeedNews
    ) async throws {
        var arrived = try await arrivals(batches)
        if !arrived.isEmpty { news.isFollowed() }
        while !arrived.isEmpty {
            // The next are read and made ready while these are written.
            async let next = arrivals(batches)
            let before = catalogue.position.applied
            try await carryOut(arrived)
            let applied = catalogue.position.applied
            if applied != before { try await feed.acknowledge(applied) }
            stage.rest()
            arrived = try await next
        }
    }

    private func arrivals(_ batches: ItemReader<WirePackedChangeBatch>) async throws -> [ArrivedBatch] {
        try await batches.nextBatch().map { try ArrivedBatch($0, stored: catalogue.stored) }
    }

    private func carryOut(_ arrived: [ArrivedBatch]) async throws {
        var pending: [ArrivedChange] = []
        var head: UInt64 = 0
        for batch in arrived {
            for step in plan.withLock({ $0.steps(for: batch) }) {
                if case .apply(let changes, let now) = step {
                    // Several batches share a transaction when the catalogue is behind.
                    if pending.isEmpty { pending = changes } else { pending += changes }
                    head = now
                    if pending.count >= settings.applyChanges { try await apply(&pending, head) }
                } else {
                    try await apply(&pending, head)
                    try await carryOut(step)
                }
            }
        }
        try await apply(&pending, head)
    }

    private func apply(_ changes: inout [ArrivedChange], _ head: UInt64) async throws {
        guard !changes.isEmpty else { return }
        guard catalogue.isSound else { throw SessionEnd.unsound }
        for part in changes.split(by: settings.applyChanges) {
            let position = try await catalogue.apply(part, head: head, heard: health.heard(head: head))
            signal.publish(position.applied, head: position.head)
            stage.step()
        }
        changes = []
    }

    private func carryOut(_ step: FollowPlan.Step) async throws {
        switch step {
        case .apply: break
        case .heard(let head): health.heard(head: head)
        case .beginSnapshot:
            logger.notice(
                "The feed begins with a snapshot; the catalogue is filled anew.",
                metadata: QueryMessage.snapshotBegun.metadata())
            try await catalogue.beginSnapshot()
            health.startedOver()
            signal.restart()
        case .fill(let changes, let head):
            for part in changes.split(by: settings.applyChanges) {
                try await catalogue.applySnapshot(part, head: head, heard: health.heard(head: head))
                stage.step()
            }
        case .endSnapshot(let head, let committed):
            try await catalogue.endSnapshot(
                head: head, committed: committed, heard: health.heard(head: head))
            logger.notice(
                "The snapshot is taken in.",
                metadata: QueryMessage.snapshotTaken.metadata(["sequence": "\(head)"]))
            signal.publish(head, head: head)
        case .reconnect(let reason): throw SessionEnd(reason: reason)
        case .rebuild(let reason): throw SessionEnd(reason: reason, isRebuild: true)
        }
    }

    /// Asks after the feed while it is silent, and after the catalogue's file.
    private func watch(_ feed: FeedClient, _ news: FeedNews) async throws {
        while true {
            try await Task.sleep(for: .seconds(2))
            let waiter = signal.lastWaiter
            let head = try await feed.status().sequence
            health.heard(head: head)
            signal.heard(head: head, after: waiter)
            news.isFollowed()
            guard catalogue.isSound else { throw SessionEnd.unsound }
        }
    }
}

/// Says once in a session that the feed is followed: not when it took the call, which it also does where it
/// can't read its log on, but when changes came, or it had none for a while.
private final class FeedNews: Sendable {
    private let after: UInt64
    private let socket: String
    private let logger: Logger
    private let isSaid = Atomic(false)

    init(after: UInt64, socket: String, logger: Logger) {
        self.after = after
        self.socket = socket
        self.logger = logger
    }

    func isFollowed() {
        guard !isSaid.exchange(true, ordering: .relaxed) else { return }
        logger.info(
            "The feed is followed.",
            metadata: QueryMessage.feedFollowed.metadata(["after": "\(after)", "socket": "\(socket)"]))
    }
}

/// Why a session with the feed ended from this side.
private struct SessionEnd: Error {
    var reason: String
    var isRebuild = false

    static let unsound = SessionEnd(
        reason: "The catalogue's file was removed, or is damaged.", isRebuild: true)
}

extension [ArrivedChange] {
    fileprivate func split(by most: Int) -> [[ArrivedChange]] {
        count <= most
            ? [self]
            : stride(from: 0, to: count, by: most).map { Array(self[$0..<Swift.min($0 + most, count)]) }
    }
}
