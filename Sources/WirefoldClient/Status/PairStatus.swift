// PairStatus: both daemons together.

internal import WirefoldProtocol

/// Both daemons together: what is on disk, and how far the catalogue is behind it.
public struct PairStatus: Hashable, Sendable, JSONReply {
    public var ingest: IngestStatus
    public var query: QueryStatus

    public init(ingest: IngestStatus, query: QueryStatus) {
        self.ingest = ingest
        self.query = query
    }

    /// Changes that the catalogue is behind the log.
    public var lag: UInt64 {
        ingest.sequence > query.appliedSequence ? ingest.sequence - query.appliedSequence : 0
    }

    public func json() throws(WirefoldError) -> String {
        var wire = WirePairStatus()
        wire.sequence = ingest.sequence
        wire.appliedSequence = query.appliedSequence
        wire.lag = lag
        wire.documents = ingest.documents
        wire.records = ingest.records
        wire.quotes = ingest.quotes
        wire.stories = ingest.stories
        wire.clients = UInt32(clamping: ingest.clients + query.clients)
        wire.ingest = ingest.message
        wire.query = query.message
        return try WirefoldClient.json(wire)
    }
}
