// wirefoldctl: hands articles in and asks what became of them. Knows the daemons only through
// WirefoldClient. Exit codes: see `Failure.Kind`.

internal import ArgumentParser
internal import Glibc
internal import Spelling

@main
struct Main {
    static func main() async {
        // A closed pipe is told by `write`, and ends the program quietly.
        signal(SIGPIPE, SIG_IGN)
        do {
            let arguments = Array(CommandLine.arguments.dropFirst())
            let options: Set = ["--runtime-directory"]
            if let complaint = CommandSpelling.complaint(
                about: arguments, to: Wirefoldctl.self, optionsWithValue: options)
            {
                throw Failure(.usage, complaint)
            }
            var command = try Wirefoldctl.parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            try Output.standard.flush()
        } catch {
            Exit.end(after: error)
        }
    }
}

struct Wirefoldctl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wirefoldctl",
        abstract: "Hand news articles to Wirefold, and ask who carried what, and who said it first.",
        discussion: """
            Exit codes: 0 done, 1 the answer is no or nothing was found, 2 some inputs were refused, \
            64 wrong usage, 69 a daemon is not available, 77 not permitted.
            """,
        version: "wirefoldctl 0.1.0",
        groupedSubcommands: [
            CommandGroup(name: "Articles", subcommands: [Submit.self, Check.self, Spool.self]),
            CommandGroup(
                name: "What was folded",
                subcommands: [
                    DocumentCommands.self, RecordCommands.self, QuoteCommands.self, StoryCommands.self,
                    SpeakerCommands.self,
                    Search.self, Explain.self, Tail.self, Report.self,
                ]),
            CommandGroup(
                name: "The daemons", subcommands: [Status.self, Journal.self, Verify.self, Repair.self]),
            CommandGroup(
                name: "Corrections", subcommands: [Merge.self, Split.self, Separate.self, Withdraw.self]),
        ])

    /// Taken before the command's name as well as after it.
    @OptionGroup var common: CommonOptions
}
