// Normalize: articles to clean documents.

internal import ArgumentParser
internal import NewsIntake
internal import NewsModel

struct Normalize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "normalize",
        abstract: "Clean articles: repair, paragraphs, site clutter out.",
        discussion: """
            In:  id text title? outlet? url?
            Out: id title text dateline credit language removed[]{start end reason}

            Offsets of what was removed are Unicode scalars of the text as given.

            Where outlets are named, their furniture is learnt from the input: a passage that stood \
            in twelve different articles of an outlet, on different matters, and in one of twenty at \
            least, is taken out of the articles after these, with the reason outlet-furniture. What \
            is in quotation marks never is. The order of the input decides, whatever the number of \
            jobs.

            EXAMPLE
              echo '{"id": 1, "text": "Dam opens\\n\\nShare this:"}' | wirefold normalize
            """)

    static let names = ["id", "text", "title", "outlet", "url"]

    @OptionGroup var options: FilterOptions

    @Flag(help: "Learn nothing of outlets: each article is read by itself.")
    var keepFurniture = false

    func run() async throws {
        let cleaner = Cleaner(learns: !keepFurniture, Self.line)
        try await Filter.run(jobs: options.jobs, noun: "articles") { input in
            try cleaner.draft(input.article(Self.names), id: input.id)
        } settle: { draft in
            try cleaner.settle(draft)
        }
    }

    @Sendable
    private static func line(id: JSONValue, document: Document) -> [UInt8] {
        JSONLine.object { line in
            line.add("id", id)
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
