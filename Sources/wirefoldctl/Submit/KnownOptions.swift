// What the feeder knows of an article. It wins over what the article says itself.

// A conformance of a public type needs them public.
public import ArgumentParser
public import WirefoldClient

struct KnownOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Who published this copy.", valueName: "name"))
    var outlet: String?
    @Option(help: "Where it was published.")
    var url: String?
    @Option(help: ArgumentHelp("The publisher's own id, the same for all versions.", valueName: "id"))
    var guid: String?
    @Option(help: ArgumentHelp("The publisher's name of this version.", valueName: "name"))
    var versionName: String?
    @Option(help: ArgumentHelp("When it was published, \(Moment.help).", valueName: "date"))
    var published: Moment?
    @Option(help: "What the publisher says of its use.")
    var status: Article.Status?
    @Option(help: "The headline, where it isn't in the article.")
    var title: String?
    @Option(help: ArgumentHelp("A BCP 47 tag, such as en or pt-BR.", valueName: "tag"))
    var language: String?
    @Option(
        help: ArgumentHelp(
            "text, html, json, …; else told by the content. With it, - is one article.", valueName: "format"))
    var format: String?

    /// The option that names one article alone, if one is given.
    var single: String? {
        url.map { _ in "--url" } ?? guid.map { _ in "--guid" } ?? title.map { _ in "--title" }
            ?? versionName.map { _ in "--version-name" }
    }

    /// - Parameter source: the file's name.
    func submission(source: String) -> Submission {
        Submission(
            source: source, format: format ?? "", content: [], outlet: outlet ?? "", url: url, guid: guid,
            version: versionName, published: published?.date, status: status, title: title ?? "",
            language: language)
    }
}

extension Article.Status: ExpressibleByArgument {}
