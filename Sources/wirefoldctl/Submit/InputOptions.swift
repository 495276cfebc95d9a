// Which articles are meant, for submit and check alike.

internal import ArgumentParser

struct InputOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Files, directories with all that is in them, or - for standard input.",
            discussion: """
                Pages, feeds, wires, JSON, text, archives (WARC, tar), each compressed or not: what a file is, its \
                content tells. Files that end in .jsonl or .ndjson hold one JSON article a line, and so does \
                standard input that begins with {.
                """),
        completion: .file())
    var paths: [String]
    @Option(
        help: ArgumentHelp(
            "Go on in one file from this byte, where an interrupted submission said so.", valueName: "byte"))
    var from: Int?
    @OptionGroup(title: "What is known of the article")
    var known: KnownOptions

    func validate() throws {
        if let from, from < 0 || paths.count != 1 || paths[0] == "-" || FileWalk.isDirectory(paths[0]) {
            throw ValidationError("--from is of one file, and not below 0; give one file")
        }
        guard let option = known.single else { return }
        let isOne = paths.count == 1 && !FileWalk.isDirectory(paths[0]) && !FilePieces.holdsLines(paths[0])
        if !isOne || paths[0] == "-" && known.format == nil {
            throw ValidationError("\(option) is of one article; give one file")
        }
    }
}
