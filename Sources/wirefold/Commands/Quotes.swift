// Quotes: texts to quotations with their speakers.

internal import ArgumentParser
internal import NewsModel
internal import NewsQuotes

struct Quotes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes",
        abstract: "Find quotations and who said them.",
        discussion: """
            In:  id text title?
            Out: id quotes[]{start end text speaker role mention{start end} cue}

            Offsets are Unicode scalars of the text as given, which is read as it is: run normalize \
            first if it still has its site's clutter. The speaker is the name at its fullest in the \
            text, the role what the text says beside the name that they are, the mention what stands \
            beside the quotation; each may be null.

            EXAMPLE
              wirefold normalize < articles.jsonl | wirefold quotes | jq -c .quotes[]
            """)

    @OptionGroup var options: FilterOptions

    func run() async throws {
        let extractor = QuotationExtractor()
        try await Filter.run(jobs: options.jobs, noun: "texts") { input in
            let text = try input.required("text")
            let quotations = extractor.quotations(in: text, title: try input.string("title") ?? "")
            return JSONLine.object { line in
                line.add("id", input.id)
                line.add("quotes", list: quotations) { line, quotation in
                    line.add(quotation.range)
                    line.add("text", quotation.text)
                    line.add("speaker", quotation.speaker)
                    line.add("role", quotation.role)
                    line.add("mention", object: quotation.mention) { $0.add($1.range) }
                    line.add("cue", quotation.cue)
                }
            }
        }
    }
}
