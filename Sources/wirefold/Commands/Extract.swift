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
        var progress = Progress(noun: "files")
        var refused = 0
        var waiting: [Int: ExtractedFile] = [:]
        var written = 0
        try await withThrowingTaskGroup(of: (Int, ExtractedFile).self) { group in
            func take(_ number: Int, _ file: ExtractedFile) throws {
                waiting[number] = file
                while let next = waiting.removeValue(forKey: written) {
                    written += 1
                    refused += next.refused
                    if !next.output.isEmpty { progress.clear() }
                    try StandardStreams.write(next.output)
                    progress.advance(by: 1)
                }
            }
            for (number, path) in files.enumerated() {
                while number - written >= 2 * options.jobs, let (done, file) = try await group.next() {
                    try take(done, file)
                }
                group.addTask { (number, ExtractedFile(path: path, url: url, view: view)) }
            }
            while let (done, file) = try await group.next() { try take(done, file) }
        }
        if files.count > 1 { progress.finish() }
        guard refused == 0 else { throw ExitCode(2) }
    }
}
