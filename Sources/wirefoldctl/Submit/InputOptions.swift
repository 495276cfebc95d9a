// Which articles are meant, for submit and check alike.

internal import ArgumentParser

struct InputOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Files, directories with all that is in them, or - for JSON lines on standard input.",
            discussion: "Files that end in .jsonl or .ndjson hold one article a line, others one article."),
        completion: .file())
    var paths: [String]
    @OptionGroup(title: "What is known of the article")
    var known: KnownOptions

    func validate() throws {
        guard let option = known.single else { return }
        let isOne =
            paths.count == 1 && !FileWalk.isDirectory(paths[0])
            && (!RawArticles.holdsMany(paths[0]) || paths[0] == "-" && known.format != nil)
        if !isOne { throw ValidationError("\(option) is of one article; give one file") }
    }

    /// - Parameter limit: the most bytes that the daemon takes of an article.
    func articles(limit: Int) -> RawArticles {
        RawArticles(paths: paths, isOneOnInput: known.format != nil, limit: limit)
    }
}
