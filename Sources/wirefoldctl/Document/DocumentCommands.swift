// wirefoldctl document …

internal import ArgumentParser
internal import WirefoldClient

struct DocumentCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "Articles as they were cleaned.",
        subcommands: [Show.self, Diff.self])

    @OptionGroup var common: CommonOptions

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one article: its cleaned text, its quotations and where it was folded.")

        @Argument(help: "The document's id, such as receipts and records name it.", transform: ID.document)
        var id: DocumentID
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let document = try await common.query { try await $0.document(id) }
            let output = Output.standard
            try common.json
                ? output.line(document.json())
                : output.lines(DocumentPage(document, on: output.terminal).lines)
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what a revision changed: [-gone-] and {+new+} words.",
            discussion: "Without OTHER, compares a document with the version that it replaced.")

        @Argument(help: "The document's id.", transform: ID.document)
        var id: DocumentID
        @Argument(help: "The document to compare it with.", transform: ID.document)
        var other: DocumentID?
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let page = try await common.query { client in
                let document = try await client.document(id)
                guard let before = other ?? document.revisionOf else {
                    throw Failure(
                        .no, "\(id) is a first version; name the document to compare it with")
                }
                return DifferencePage(document, since: try await client.document(before))
            }
            let output = Output.standard
            try common.json ? output.line(page.json()) : output.lines(page.lines(on: output.terminal))
            if page.isEmpty { throw Failure(.no, "the two have the same words") }
        }
    }
}
