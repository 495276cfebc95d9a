// StatusService: how the daemon is, for clients, the heartbeat and systemctl.

internal import FoundationEssentials
internal import Logging
internal import SwiftProtobuf
internal import Synchronization
internal import WirefoldProtocol
internal import WirefoldService

/// Gathers the figures of all parts.
final class StatusService: Sendable {
    private let started = Date()
    private let ledger: Ledger
    private let line: IntakeLine
    private let figures: PipelineFigures
    /// Counts the connections of the servers, once they are there.
    private let clients = Mutex<(@Sendable () -> Int)?>(nil)

    init(_ ledger: Ledger, _ pipeline: Pipeline) {
        self.ledger = ledger
        line = pipeline.line
        figures = pipeline.figures
    }

    func countClients(_ count: @escaping @Sendable () -> Int) { clients.withLock { $0 = count } }

    /// Costs a few microseconds for the counts and about 200 for the percentiles.
    func status() -> WireIngestStatus {
        let stored = ledger.figures
        let counts = figures.counts
        let latencies = figures.latencies([0.5, 0.99])
        var status = WireIngestStatus()
        status.version = Version.text
        status.started = Google_Protobuf_Timestamp(started)
        status.sequence = stored.sequence
        status.acknowledged = stored.acknowledged
        status.documents = UInt64(clamping: stored.documents)
        status.records = UInt64(clamping: stored.records)
        status.quotes = UInt64(clamping: stored.quotes)
        status.stories = UInt64(clamping: stored.stories)
        status.clients = UInt32(clamping: clients.withLock { $0 }?() ?? 0)
        status.submitted = counts.submitted
        status.resubmitted = counts.resubmitted
        status.refused = counts.refused
        status.queued = UInt32(clamping: line.count)
        status.latencyP50Micros = latencies[0]
        status.latencyP99Micros = latencies[1]
        status.indexBytes = UInt64(clamping: counts.index.bytes)
        status.overfullKeys = UInt64(clamping: counts.index.overfullKeys)
        return status
    }

    /// One line for people.
    func line(_ status: WireIngestStatus) -> String {
        let behind = status.sequence - min(status.sequence, status.acknowledged)
        let waiting = status.queued > 0 ? ", \(status.queued) articles waiting" : ""
        return """
            at change \(status.sequence), \(behind == 0 ? "all" : "\(behind) not yet") followed; \
            documents \(status.documents), records \(status.records), quotes \(status.quotes); \
            clients \(status.clients)\(waiting)
            """
    }

    /// The main figures, for the heartbeat.
    func metadata(_ status: WireIngestStatus) -> Logger.Metadata {
        [
            "documents": "\(status.documents)", "records": "\(status.records)", "quotes": "\(status.quotes)",
            "stories": "\(status.stories)", "sequence": "\(status.sequence)",
            "acknowledged": "\(status.acknowledged)", "clients": "\(status.clients)",
            "submitted": "\(status.submitted)", "resubmitted": "\(status.resubmitted)",
            "refused": "\(status.refused)", "queued": "\(status.queued)",
            "latencyP50Micros": "\(status.latencyP50Micros)",
            "latencyP99Micros": "\(status.latencyP99Micros)",
            "indexBytes": "\(status.indexBytes)", "overfullKeys": "\(status.overfullKeys)",
        ]
    }
}
