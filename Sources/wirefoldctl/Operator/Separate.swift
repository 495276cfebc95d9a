// wirefoldctl separate

internal import ArgumentParser
internal import WirefoldClient

struct Separate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep two records apart, for good, although nothing joins them yet.",
        discussion: """
            Outlives every later automatic decision. Undo it with merge. To take a document out of a \
            record, use split: that keeps the two apart as well.
            """)

    @Argument(help: "One record.", transform: ID.record)
    var record: RecordID
    @Argument(help: "The record that it is never to be one with.", transform: ID.record)
    var other: RecordID
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if record == other { throw ValidationError("a record can't be kept apart from itself; see split") }
    }

    func run() async throws {
        try await common.ingest { try await $0.separate(record, other) }
        let output = Output.standard
        try output.line(
            common.json
                ? #"{"record":"\#(record)","apart":"\#(other)"}"# : "\(record) and \(other) stay apart")
    }
}
