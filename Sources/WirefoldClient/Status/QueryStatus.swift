// QueryStatus: how the catalogue and its follower are.

public import FoundationEssentials
internal import SwiftProtobuf
package import WirefoldProtocol

/// How `wirefold-queryd` is.
public struct QueryStatus: Hashable, Sendable, JSONReply {
    public var version: String
    public var started: Date
    /// The last change in the catalogue.
    public var appliedSequence: UInt64
    /// The last sequence number that the feed told of.
    public var headSequence: UInt64
    /// When the feed was last heard.
    public var feedHeard: Date?
    /// Whether the feed is connected now.
    public var isFollowing: Bool
    public var documents: UInt64
    public var records: UInt64
    public var quotes: UInt64
    public var stories: UInt64
    public var clients: Int
    public var tails: Int
    /// Queries answered since the start.
    public var queries: UInt64
    private let wire: WireQueryStatus

    package init(_ wire: WireQueryStatus) throws(RPCError) {
        version = wire.version
        started = try wire.started.date("started")
        appliedSequence = wire.appliedSequence
        headSequence = wire.headSequence
        feedHeard = wire.hasFeedHeard ? try wire.feedHeard.date("feedHeard") : nil
        isFollowing = wire.following
        documents = wire.documents
        records = wire.records
        quotes = wire.quotes
        stories = wire.stories
        clients = Int(wire.clients)
        tails = Int(wire.tails)
        queries = wire.queries
        self.wire = wire
    }

    package var message: WireQueryStatus { wire }

    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(wire) }
}
