// wirefoldctl speaker …

internal import ArgumentParser
internal import WirefoldClient

struct SpeakerCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "speaker", abstract: "Speakers: who is quoted, and with what.",
        subcommands: [Show.self, List.self])

    @OptionGroup var common: CommonOptions

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show all that a speaker was quoted with, newest first.",
            discussion: """
                Spellings and titles don't matter; a last name alone will do where only one speaker \
                has it. Roles are what outlets say beside the name that the speaker is.
                """)

        @Argument(help: "The name.")
        var name: [String]
        @OptionGroup var limit: FoundLimitOption
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let found = try await common.query {
                try await $0.speaker(name.joined(separator: " "), limit: limit.limit)
            }
            let output = Output.standard
            try common.json
                ? output.line(found.json()) : output.lines(SpeakerPage(found, on: output.terminal).lines)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List who is quoted by name, the most quoted first.")

        @OptionGroup var limit: FoundLimitOption
        @OptionGroup var common: CommonOptions

        func run() async throws {
            let speakers = try await common.query { try await $0.speakers(limit: limit.limit) }
            let output = Output.standard
            if speakers.isEmpty {
                throw Failure(.no, "nobody is quoted yet; hand articles in with: wirefoldctl submit PATH…")
            }
            if common.json {
                for speaker in speakers { try output.line(speaker.json()) }
                return
            }
            var table = Table(
                .init("SPEAKER", minimum: 16), .init("QUOTES", isRight: true), .init("LATEST (UTC)"),
                .init("ALSO AS", minimum: 10))
            for speaker in speakers {
                table.append(
                    speaker.name, "\(speaker.quoteCount)", speaker.lastPublished.day,
                    speaker.spellings.joined(separator: ", "))
            }
            try output.lines(table.lines(on: output.terminal))
            if let remark = limit.remark(on: speakers.count, most: speakers.limit) { Exit.say(remark) }
        }
    }
}
