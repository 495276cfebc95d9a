// wirefoldctl split

internal import ArgumentParser
internal import WirefoldClient

struct Split: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take a document out of its record into one of its own, for good.",
        discussion: "Outlives every later automatic decision. Undo it with merge.")

    @Argument(help: "The record.", transform: ID.record)
    var record: RecordID
    @Argument(help: "The document to take out.", transform: ID.document)
    var document: DocumentID
    @OptionGroup var common: CommonOptions

    func run() async throws {
        try await common.ingest { try await $0.split(document, from: record) }.show(asJSON: common.json)
    }
}
