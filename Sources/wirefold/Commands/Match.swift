// Match: are two quotations one quote?

internal import ArgumentParser
internal import NewsQuotes

struct Match: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match",
        abstract: "Compare pairs of quotations.",
        discussion: """
            In:  id a b aSpeaker? bSpeaker?
            Out: id score same terms{}?

            The score is 0 … 1; the two are the same quote from the built-in threshold on.

            EXAMPLE
              echo '{"id": 1, "a": "We will rebuild.", "b": "We shall rebuild."}' | wirefold match
            """)

    @Flag(help: "Say what the model adds up for each pair: learning reads it.")
    var terms = false

    @OptionGroup var options: FilterOptions

    func run() async throws {
        let showsTerms = terms
        let matcher = QuoteMatcher()
        try await Filter.run(jobs: options.jobs, noun: "pairs") { input in
            let first = Wording(try input.required("a"), speaker: try input.string("aSpeaker"))
            let second = Wording(try input.required("b"), speaker: try input.string("bSpeaker"))
            let score = matcher.score(first, second)
            return JSONLine.object { line in
                line.add("id", input.id)
                line.add("score", score)
                line.add("same", score >= QuoteMatcher.threshold)
                guard showsTerms else { return }
                line.add("terms", object: matcher.terms(first, second)) { line, terms in
                    for (term, value) in terms { line.add(term.rawValue, value) }
                }
            }
        }
    }
}
