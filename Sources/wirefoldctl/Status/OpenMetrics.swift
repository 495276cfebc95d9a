// The daemons' figures in OpenMetrics text 1.0, for Prometheus and its kind
// (https://prometheus.io/docs/specs/om/open_metrics_spec/).

internal import FoundationEssentials
internal import WirefoldClient

struct OpenMetrics {
    private let ingest: IngestStatus?
    private let query: QueryStatus?
    private let up: [(String, String)]

    init(ingest: StatusAnswer<IngestStatus>, query: StatusAnswer<QueryStatus>) {
        self.ingest = ingest.figures
        self.query = query.figures
        up = [
            ("{daemon=\"ingestd\"}", ingest.absence == nil ? "1" : "0"),
            ("{daemon=\"queryd\"}", query.absence == nil ? "1" : "0"),
        ]
    }

    /// The exposition, ended by its mark.
    var lines: [String] {
        pair + (ingest.map(lines) ?? []) + (query.map(lines) ?? []) + ["# EOF"]
    }

    /// What both have, apart by the label `daemon`.
    private var pair: [String] {
        func both(
            _ name: String, _ help: String, _ ledger: (IngestStatus) -> UInt64,
            _ catalogue: (QueryStatus) -> UInt64
        ) -> [String] {
            family(
                name, "gauge", help,
                (ingest.map { [("{daemon=\"ingestd\"}", "\(ledger($0))")] } ?? [])
                    + (query.map { [("{daemon=\"queryd\"}", "\(catalogue($0))")] } ?? []))
        }
        let started =
            (ingest.map { [("{daemon=\"ingestd\"}", "\($0.started.timeIntervalSince1970)")] } ?? [])
            + (query.map { [("{daemon=\"queryd\"}", "\($0.started.timeIntervalSince1970)")] } ?? [])
        return family(
            "wirefold_up", "gauge", "Whether the daemon answers.", up)
            + family(
                "wirefold_start_time_seconds", "gauge", "When the daemon started.", started, unit: "seconds")
            + both("wirefold_documents", "Documents held.", \.documents, \.documents)
            + both("wirefold_records", "Canonical records held.", \.records, \.records)
            + both("wirefold_quotes", "Canonical quotes held.", \.quotes, \.quotes)
            + both("wirefold_stories", "Stories held.", \.stories, \.stories)
            + both("wirefold_clients", "Connections open.", { UInt64($0.clients) }, { UInt64($0.clients) })
            + both("wirefold_sequence", "The last change held.", \.sequence, \.appliedSequence)
    }

    private func lines(_ ingest: IngestStatus) -> [String] {
        let articles = [
            ("_total{result=\"submitted\"}", ingest.submitted),
            ("_total{result=\"resubmitted\"}", ingest.resubmitted),
            ("_total{result=\"refused\"}", ingest.refused),
        ]
        let latency = [("{quantile=\"0.5\"}", ingest.latencyP50), ("{quantile=\"0.99\"}", ingest.latencyP99)]
        return family(
            "wirefold_articles", "counter", "Articles handed in.", articles.map { ($0.0, "\($0.1)") })
            + family("wirefold_queued_articles", "gauge", "Articles waiting.", [("", "\(ingest.queued)")])
            + family(
                "wirefold_receipt_seconds", "summary", "From an article's arrival to its receipt.",
                latency.map { ($0.0, "\($0.1 / .seconds(1))") }, unit: "seconds")
            + family(
                "wirefold_index_bytes", "gauge", "The fold index in memory.", [("", "\(ingest.indexBytes)")],
                unit: "bytes")
            + family(
                "wirefold_overfull_keys", "counter",
                "Keys of articles that found no candidates: more records had them than the bound allows.",
                [("_total", "\(ingest.overfullKeys)")])
            + family(
                "wirefold_acknowledged_sequence", "gauge", "The last change the follower acknowledged.",
                [("", "\(ingest.acknowledged)")])
    }

    private func lines(_ query: QueryStatus) -> [String] {
        family(
            "wirefold_following", "gauge", "Whether the feed is connected.",
            [("", query.isFollowing ? "1" : "0")])
            + family("wirefold_tails", "gauge", "Live tails open.", [("", "\(query.tails)")])
            + family("wirefold_queries", "counter", "Queries answered.", [("_total", "\(query.queries)")])
    }

    /// One metric family; `samples` are the rest of each name, and the value.
    private func family(
        _ name: String, _ type: String, _ help: String, _ samples: [(String, String)], unit: String? = nil
    ) -> [String] {
        guard !samples.isEmpty else { return [] }
        return ["# TYPE \(name) \(type)"] + (unit.map { ["# UNIT \(name) \($0)"] } ?? []) + [
            "# HELP \(name) \(help)"
        ]
            + samples.map { "\(name)\($0.0) \($0.1)" }
    }
}
