// Fold: articles to records and stories, all in memory.

internal import ArgumentParser
internal import Foundation
internal import NewsFold
internal import NewsText

struct Fold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fold copies of one text into records, and records into stories.",
        discussion: """
            In:  id text title? outlet? url? published? version? status?
            Out: id record relation similarity story quotes[]{start end text speaker quote}
                 evidence[]{with rule scores{} passages[]}

            Each text is normalized first; offsets are Unicode scalars of the normalized text. The \
            same id again is a new version. Answers come when all input is read, because a later \
            article can still join two records; everything is held in memory.

            EXAMPLE
              wirefold fold < articles.jsonl | jq -r .record | sort | uniq -c | sort -rn | head
            """)

    static let names: Set = [
        "id", "text", "title", "outlet", "url", "published", "version", "status",
    ]

    /// For `Tests/Quality/learn`, which tries weights that aren't built in.
    @Option(help: .hidden)
    var weights: String?

    @OptionGroup var options: FilterOptions

    @Flag(
        help:
            "Trace quotes too: records that share one are tied into stories the sooner. Takes thrice the time."
    )
    var quotes = false

    func run() async throws {
        let normalizer = Normalizer()
        let quotes = quotes
        var settings = FoldSettings()
        if let weights {
            settings.weights = try PairWeights(
                lines: String(contentsOfFile: weights, encoding: .utf8).split(separator: "\n"))
        }
        var batch = FoldBatch(settings: settings)
        try await Filter.run(jobs: options.jobs, noun: "articles") { input in
            let article = try input.article(Self.names)
            let document = try normalizer.document(from: article)
            return FoldBatch.Item(
                id: input.id, lineage: Identity.lineage(of: article),
                prepared: FoldEngine.prepare(document, quotes: quotes))
        } take: { items in
            for item in items { try batch.fold(item) }
        } finish: {
            try batch.write()
        }
    }
}
