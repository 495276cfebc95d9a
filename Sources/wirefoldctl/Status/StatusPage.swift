// The daemons' figures as people read them.

internal import FoundationEssentials
internal import WirefoldClient

struct StatusPage {
    private let ingest: IngestStatus?
    private let query: QueryStatus?
    /// In place of figures.
    private let ingestSilence: String
    private let querySilence: String
    private let terminal: Terminal
    private let now: Date

    init(
        ingest: StatusAnswer<IngestStatus>, query: StatusAnswer<QueryStatus>, on terminal: Terminal, now: Date
    ) {
        self.ingest = ingest.figures
        self.query = query.figures
        ingestSilence = "wirefold-ingestd " + Self.silence(ingest)
        querySilence = "wirefold-queryd " + Self.silence(query)
        self.terminal = terminal
        self.now = now
    }

    var lines: [String] { holdings + [""] + ingestLines + [""] + queryLines }

    private static func silence(_ answer: StatusAnswer<some Any>) -> String {
        answer.absence == nil ? "is up; its figures are not open to you" : "doesn't answer"
    }

    private var holdings: [String] {
        var table = Table(
            .init(""), .init("DOCUMENTS", isRight: true), .init("RECORDS", isRight: true),
            .init("QUOTES", isRight: true), .init("STORIES", isRight: true), .init("CHANGES", isRight: true))
        if let ingest {
            table.append(
                "ledger", "\(ingest.documents)", "\(ingest.records)", "\(ingest.quotes)", "\(ingest.stories)",
                "\(ingest.sequence)")
        }
        if let query {
            table.append(
                "catalogue", "\(query.documents)", "\(query.records)", "\(query.quotes)", "\(query.stories)",
                "\(query.appliedSequence)")
        }
        return table.lines(on: terminal)
    }

    private var ingestLines: [String] {
        guard let ingest else { return [ingestSilence] }
        return [terminal.bold("wirefold-ingestd \(ingest.version.shown)")]
            + Facts([
                (
                    "up",
                    "\(roughly(seconds: now.timeIntervalSince(ingest.started))), \(clients(ingest.clients))"
                ),
                (
                    "articles",
                    "\(ingest.submitted) taken in, \(ingest.resubmitted) again, \(ingest.refused) refused, "
                        + "\(ingest.queued) waiting"
                ),
                (
                    "receipt after",
                    "\(milliseconds(ingest.latencyP50)) (1 in 100: \(milliseconds(ingest.latencyP99)))"
                ),
                ("fold index", bytes(ingest.indexBytes) + overfull(ingest.overfullKeys)),
            ]).lines(on: terminal)
    }

    /// Says where the bound on postings bit.
    private func overfull(_ keys: UInt64) -> String {
        keys == 0 ? "" : "; \(keys.counted("key", "keys")) passed over as too common"
    }

    private var queryLines: [String] {
        guard let query else { return [querySilence] }
        let sequence = max(ingest?.sequence ?? 0, query.headSequence)
        let lag = sequence > query.appliedSequence ? sequence - query.appliedSequence : 0
        var feed = lag == 0 ? "up to date" : "\(lag.counted("change", "changes")) behind"
        if !query.isFollowing {
            feed += ", not connected"
            if let heard = query.feedHeard { feed += "; last heard \(heard.minute) UTC" }
        }
        return [terminal.bold("wirefold-queryd \(query.version.shown)")]
            + Facts([
                (
                    "up",
                    "\(roughly(seconds: now.timeIntervalSince(query.started))), \(clients(query.clients))"
                ),
                ("feed", feed),
                ("queries", "\(query.queries) answered, \(query.tails.counted("tail", "tails")) open"),
            ]).lines(on: terminal)
    }

    private func clients(_ count: Int) -> String { count.counted("client", "clients") }

    private func milliseconds(_ duration: Duration) -> String {
        let tenths = Int((duration / .microseconds(100)).rounded())
        return tenths < 100 ? "\(tenths / 10).\(tenths % 10) ms" : "\(tenths / 10) ms"
    }

    private func bytes(_ count: UInt64) -> String {
        switch count {
        case ..<1024: "\(count) bytes"
        case ..<(1 << 20): "\(count >> 10) KiB"
        case ..<(10 << 30): "\(count >> 20) MiB"
        default: "\(count >> 30) GiB"
        }
    }
}
