// wirefoldctl document …

internal import ArgumentParser
internal import WirefoldClient

struct DocumentCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "Articles as they were cleaned.", subcommands: [Show.self])

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
}
