// Terms: what folding measures of each pair of articles, for learning the weights.

internal import ArgumentParser
internal import FoundationEssentials
internal import NewsFold
internal import NewsModel
internal import NewsText

struct Terms: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms",
        abstract: "Write the terms of every pair of articles that folding would compare.",
        discussion: """
            In:  id text title? outlet? url? published?
            Out: a header, then a row a pair, separated by tabs: both ids, whether the index found \
            the pair (1) or only --pairs names it (0), and the terms.
            """,
        shouldDisplay: false)

    @Option(help: "A table of pairs (tab-separated, id_a and id_b first) to write too.")
    var pairs: String?

    @OptionGroup var options: FilterOptions

    func run() async throws {
        let normalizer = Normalizer()
        var survey = PairSurvey()
        var ids: [DocumentID: String] = [:]
        var documents: [String: PreparedDocument] = [:]
        var written: Set<[String]> = []
        try write(["id_a", "id_b", "found"] + PairSurvey.terms)
        try await Filter.run(jobs: options.jobs, noun: "articles") { input in
            let document = try normalizer.document(from: input.article(Fold.names))
            return (try input.required("id"), FoldEngine.prepare(document))
        } take: { items in
            for (id, prepared) in items {
                guard ids.updateValue(id, forKey: prepared.document.id) == nil else { continue }
                documents[id] = prepared
                for row in try survey.take(prepared) {
                    let other = ids[row.other] ?? row.other.rawValue
                    written.insert([id, other].sorted())
                    try write([id, other, "1"] + row.values.map(Self.short))
                }
            }
        }
        for line in try pairs.map({ try String(contentsOfFile: $0, encoding: .utf8) })?.split(separator: "\n")
            ?? []
        {
            let named = line.split(separator: "\t").prefix(2).map(String.init)
            guard named.count == 2, !written.contains(named.sorted()),
                let first = documents[named[0]], let second = documents[named[1]]
            else { continue }
            try write(named + ["0"] + PairSurvey.values(first, second).map(Self.short))
        }
    }

    private static func short(_ value: Double) -> String { String(Float(value)) }

    private func write(_ fields: [String]) throws {
        try StandardStreams.write(Array((fields.joined(separator: "\t") + "\n").utf8))
    }
}
