// IngestStatus: how the ledger and its pipeline are.

public import FoundationEssentials
internal import SwiftProtobuf
package import WirefoldProtocol

/// How `wirefold-ingestd` is.
public struct IngestStatus: Hashable, Sendable, JSONReply {
    public var version: String
    public var started: Date
    /// The last sequence number of the log.
    public var sequence: UInt64
    /// The last sequence number that the follower acknowledged.
    public var acknowledged: UInt64
    public var documents: UInt64
    public var records: UInt64
    public var quotes: UInt64
    public var stories: UInt64
    public var clients: Int
    /// Articles since the start: new ones, ones that were there already, ones that were refused.
    public var submitted: UInt64
    public var resubmitted: UInt64
    public var refused: UInt64
    /// Articles waiting in the pipeline.
    public var queued: Int
    /// From an article's arrival to its receipt, over the last few thousand.
    public var latencyP50: Duration
    public var latencyP99: Duration
    /// Bytes that finding copies takes in memory: documents, their records, and what of the postings
    /// isn't in temporary files. Quotes, stories and caches are not in it.
    public var indexBytes: UInt64
    /// How often a key of an article found no candidates, since more records had it than the bound on
    /// postings allows; since the index was built last.
    public var overfullKeys: UInt64
    private let wire: WireIngestStatus

    package init(_ wire: WireIngestStatus) throws(RPCError) {
        version = wire.version
        started = try wire.started.date("started")
        sequence = wire.sequence
        acknowledged = wire.acknowledged
        documents = wire.documents
        records = wire.records
        quotes = wire.quotes
        stories = wire.stories
        clients = Int(wire.clients)
        submitted = wire.submitted
        resubmitted = wire.resubmitted
        refused = wire.refused
        queued = Int(wire.queued)
        latencyP50 = .microseconds(Int64(clamping: wire.latencyP50Micros))
        latencyP99 = .microseconds(Int64(clamping: wire.latencyP99Micros))
        indexBytes = wire.indexBytes
        overfullKeys = wire.overfullKeys
        self.wire = wire
    }

    package var message: WireIngestStatus { wire }

    public func json() throws(WirefoldError) -> String { try WirefoldClient.json(wire) }
}
