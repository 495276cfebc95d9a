// Wirefold: the engines as Unix filters, JSONL in and JSONL out, without any daemon.

internal import ArgumentParser
internal import Spelling

@main
struct Wirefold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wirefold",
        abstract: "Fold syndicated news and trace quotes, as Unix filters.",
        discussion: """
            Every command reads one JSON object a line from standard input and writes one a line to \
            standard output, in the order of the input. A line that can't be read is reported on \
            standard error by number and field, the rest goes on, and the exit code is 2.

            EXAMPLES
              wirefold normalize < articles.jsonl > clean.jsonl
              wirefold quotes --jobs 4 < clean.jsonl | jq .quotes[].speaker
              wirefold fold < clean.jsonl | jq -r .record | sort | uniq -c | sort -rn
            """,
        version: "0.1.0",
        // Each says its name: to derive it from its type takes part of a millisecond at every start.
        subcommands: [
            Extract.self, Normalize.self, Quotes.self, Match.self, Fold.self, Fingerprint.self, Terms.self,
        ])

    static func main() async {
        LargePages.useForHeap()
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let complaint = CommandSpelling.complaint(about: arguments, to: Self.self) {
            exit(withError: ValidationError(complaint))
        }
        await main(arguments)
    }
}
