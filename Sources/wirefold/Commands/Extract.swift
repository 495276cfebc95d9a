// Extract: pages and other news files to clean articles.

internal import ArgumentParser
internal import NewsIntake

struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Take the articles out of web pages and other news files.",
        discussion: """
            Out: source format title text byline published modified url canonical outlet section language \
            status form origins[]{rule value}

            What a file is, is told by its content: pages, feeds, agency formats, JSON, archives of \
            them, compressed or not. On a terminal the article is shown to be read; else a line of JSON \
            is written for each, in the order given. A file that can't be read gets a line with its \
            source and error{code message}, the rest goes on, and the exit code is 2.

            EXAMPLES
              wirefold extract page.html --explain
              wirefold extract pages/*.html.gz | jq -r .title
              curl -s https://straitwire.example/pier | wirefold extract - --url https://straitwire.example/pier
            """)

    @Argument(
        help: ArgumentHelp("Files to read; - for standard input.", valueName: "file"), completion: .file())
    var files: [String]

    @Option(help: ArgumentHelp("Where the page or feed was found; of one file only.", valueName: "url"))
    var url: String?

    @Flag(help: "Show every line of a page: what was kept, and why the others were not.")
    var explain = false

    @Flag(help: "Write JSON on a terminal too.")
    var json = false

    @OptionGroup var options: FilterOptions

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name at least one file; - is standard input.") }
        if url != nil, files.count > 1 {
            throw ValidationError("--url is of one file; leave it out, or read the files one by one.")
        }
    }

    func run() async throws {
        let isRead = !json && StandardStreams.isOutputTerminal
        let view: ExtractedView = explain ? .explanation(json: !isRead) : isRead ? .page : .json
        let url = url
        let output = ExtractedOutput()
        var refused = 0
        try await withThrowingTaskGroup(of: Int.self) { group in
            for (number, path) in files.enumerated() {
                while number - output.written >= 2 * options.jobs, let count = try await group.next() {
                    refused += count
                }
                try output.check()
                group.addTask {
                    defer { output.end(number) }
                    return ExtractedFile(path: path, url: url, view: view) { output.add($0, of: number) }
                        .refused
                }
            }
            for try await count in group { refused += count }
        }
        try output.check()
        if files.count > 1 { output.finish() }
        guard refused == 0 else { throw ExitCode(2) }
    }
}
