// Extract: pages and other news files to clean articles.

internal import ArgumentParser
internal import Foundation
internal import NewsIntake
internal import NewsModel

struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take the article out of a web page or another news file.",
        discussion: """
            Out: source format title text byline published url outlet language status

            The format is told from the content, not from the name. On a terminal the article is shown \
            to be read; else a line of JSON a file is written, in the order given.

            EXAMPLES
              wirefold extract page.html --explain
              wirefold extract pages/*.html.gz | jq -r .title
            """)

    @Argument(help: ArgumentHelp("Files to read.", valueName: "file"), completion: .file())
    var files: [String]

    @Option(help: "Where the page was found; of one file only.")
    var url: String?

    func run() async throws {
        let reader = ArticleReader()
        var refused = 0
        for file in files {
            do {
                let content = try [UInt8](Data(contentsOf: URL(filePath: file)))
                let article = try reader.article(
                    from: content, format: "", known: ArticleKnowledge(source: file, url: url))
                var line = JSONLine.object { line in
                    line.add("source", file)
                    line.add("title", article.title)
                    line.add("text", article.text)
                    line.add("byline", article.byline)
                    line.add("published", article.published?.ISO8601Format())
                }
                line.append(0x0A)
                try StandardStreams.write(line)
            } catch {
                refused += 1
                StandardStreams.complain("\(file): \(error)\n")
            }
        }
        guard refused == 0 else { throw ExitCode(2) }
    }
}
