// Fold: articles to records and stories.

internal import ArgumentParser
internal import FoundationEssentials
internal import NewsFold
internal import NewsModel
internal import NewsText

struct Fold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fold",
        abstract: "Fold copies of one text into records, and records into stories.",
        discussion: """
            In:  id text title? outlet? url? published? version? status?
            Out: id record relation similarity story
                 evidence[]{with rule scores{} passages[]}
                 and with --quotes: quotes[]{start end text speaker quote}

            Each text is normalized first; offsets are Unicode scalars of the normalized text. An \
            article of which nothing is left is a record of its own. The same id again is a new \
            version. Answers come when all input is read, because a later article can still join \
            two records; until then texts wait in temporary files ($TMPDIR, else /var/tmp), and \
            memory holds some hundred bytes an article.

            EXAMPLE
              wirefold fold < articles.jsonl | jq -r .record | sort | uniq -c
            """)

    static let names = [
        "id", "text", "title", "outlet", "url", "published", "version", "status",
    ]

    /// For `Tests/Quality/learn`, which tries weights that aren't built in.
    @Option(help: .hidden)
    var weights: String?

    @OptionGroup var options: FilterOptions

    @Flag(
        help: ArgumentHelp(
            "Trace quotes too, as ingestd does.",
            discussion: """
                Records are the same with and without. With quotes, records that share some are tied into \
                one story for that too, and a run takes several times as long.
                """))
    var quotes = false

    @Flag(help: "Say on standard error how large the index became and which bounds it met.")
    var statistics = false

    func run() async throws {
        let normalizer = Normalizer(identifiesLanguage: false, allowsBlank: true)
        let quotes = quotes
        var settings = FoldSettings()
        if let weights {
            let lines = try String(contentsOfFile: weights, encoding: .utf8).split(separator: "\n")
            settings.weights = PairWeights(lines: lines)
        }
        var batch = try FoldBatch(settings: settings, quotes: quotes)
        try await Filter.run(jobs: options.jobs, noun: "articles") { input in
            let article = try input.article(Self.names, allowsBlank: true)
            let document = try normalizer.document(from: article)
            return FoldBatch.Item(
                id: input.id,
                lineage: Identity.lineage(of: article).map { DocumentID(hashing: [$0]).packed },
                prepared: FoldEngine.prepare(document, quotes: quotes))
        } take: { items in
            for item in items { try batch.fold(item) }
        } finish: {
            try batch.write()
            if statistics { StandardStreams.complain(batch.statistics) }
        }
        // The process is over: what the index holds needn't be given back piece by piece.
        withExtendedLifetime(batch) { Self.exit() }
    }
}
