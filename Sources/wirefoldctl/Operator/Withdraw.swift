// wirefoldctl withdraw

internal import ArgumentParser
internal import WirefoldClient

struct Withdraw: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Withdraw a document: it is marked, and so is each copy that still carries its text.")

    @Argument(help: "The document's id.", transform: ID.document)
    var document: DocumentID
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.ingest { try await $0.withdraw(document) }.show(asJSON: common.json)
    }
}
