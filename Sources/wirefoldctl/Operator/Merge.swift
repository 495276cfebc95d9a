// wirefoldctl merge

internal import ArgumentParser
internal import WirefoldClient

struct Merge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make two records one, for good; the other's id goes on to resolve.",
        discussion: "Outlives every later automatic decision. Undo it with split.")

    @Argument(help: "The record that stays.", transform: ID.record)
    var record: RecordID
    @Argument(help: "The record that is merged into it.", transform: ID.record)
    var other: RecordID
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if record == other { throw ValidationError("a record can't be merged with itself") }
    }

    func run() async throws {
        try await common.ingest { try await $0.merge(record, other) }.show(asJSON: common.json)
    }
}
