// StatusReporter: how the daemon is, for clients, `systemctl status` and the heartbeat line.

internal import Foundation
internal import SwiftProtobuf
internal import Synchronization
internal import WirefoldProtocol
internal import WirefoldService

final class StatusReporter: Sendable {
    private let catalogue: Catalogue
    private let health: FeedHealth
    private let tails: TailFeeder
    private let clients: @Sendable () -> Int
    private let started = Date()
    private let queries = Atomic<UInt64>(0)

    init(
        catalogue: Catalogue, health: FeedHealth, tails: TailFeeder, clients: @escaping @Sendable () -> Int
    ) {
        self.catalogue = catalogue
        self.health = health
        self.tails = tails
        self.clients = clients
    }

    /// One more query was asked.
    func count() { queries.wrappingAdd(1, ordering: .relaxed) }

    func status() -> WireQueryStatus {
        let position = catalogue.position
        let feed = health.now
        var status = WireQueryStatus()
        status.version = Version.text
        status.started = Google_Protobuf_Timestamp(date: started)
        status.appliedSequence = position.applied
        status.headSequence = max(feed.head, position.applied)
        if feed.heard > 0 {
            status.feedHeard = Google_Protobuf_Timestamp(
                date: Date(microseconds: feed.heard))
        }
        status.following = feed.isFollowing
        status.documents = UInt64(clamping: position.documents)
        status.records = UInt64(clamping: position.records)
        status.quotes = UInt64(clamping: position.quotes)
        status.stories = UInt64(clamping: position.stories)
        status.clients = UInt32(clamping: clients())
        status.tails = UInt32(clamping: tails.count)
        status.queries = queries.load(ordering: .relaxed)
        return status
    }

    /// "at change 1200 of 1250, following; records 300, quotes 40; clients 3".
    func line() -> String {
        let status = status()
        let feed = status.following ? "following" : "the feed is away\(age(status))"
        return """
            at change \(status.appliedSequence) of \(status.headSequence), \(feed); \
            records \(status.records), quotes \(status.quotes); clients \(status.clients)
            """
    }

    private func age(_ status: WireQueryStatus) -> String {
        guard status.hasFeedHeard else { return ", never heard" }
        return " for \(Int(max(0, Date().timeIntervalSince(status.feedHeard.date)))) s"
    }
}
