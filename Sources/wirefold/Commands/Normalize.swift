// Normalize: articles to clean documents.

internal import ArgumentParser
internal import NewsModel
internal import NewsText

struct Normalize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Clean articles: repair, paragraphs, site clutter out.",
        discussion: """
            In:  id text title?
            Out: id title text dateline credit language removed[]{start end reason}

            Offsets of what was removed are Unicode scalars of the text as given.

            EXAMPLE
              echo '{"id": 1, "text": "Dam opens\\n\\nShare this:"}' | wirefold normalize
            """)

    @OptionGroup var options: FilterOptions

    func run() async throws {
        let normalizer = Normalizer()
        try await Filter.run(jobs: options.jobs, noun: "articles") { input in
            let document = try normalizer.document(from: input.article(["id", "text", "title"]))
            return JSONLine.object { line in
                line.add("id", input.id)
                line.add("title", document.title)
                line.add("text", document.text)
                line.add("dateline", document.dateline)
                line.add("credit", document.credit)
                line.add("language", document.language)
                line.add("removed", list: document.removed) { line, removal in
                    line.add(removal.range)
                    line.add("reason", removal.reason)
                }
            }
        }
    }
}
