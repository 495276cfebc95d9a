// CommandSpelling: which command a mistyped name was probably meant to be. ArgumentParser says so for
// options alone.

package import ArgumentParser

package enum CommandSpelling {
    /// What to say where the words name no command but nearly do.
    ///
    /// - Parameter optionsWithValue: options that may stand before a command's name; their values are no
    ///   names.
    package static func complaint(
        about arguments: [String], to root: any ParsableCommand.Type, optionsWithValue: Set<String> = []
    ) -> String? {
        var command = root
        var words = arguments[...]
        while let word = words.popFirst() {
            if optionsWithValue.contains(word) {
                words = words.dropFirst()
                continue
            }
            if word.hasPrefix("-") { continue }
            let children =
                command.configuration.subcommands
                + command.configuration.groupedSubcommands.flatMap(\.subcommands)
            if children.isEmpty || word == "help" { return nil }
            if let child = children.first(where: { name(of: $0) == word }) {
                command = child
                continue
            }
            return Spelling.nearest(to: word, among: children.map(name)).map {
                "there is no command \"\(word)\". Did you mean \"\($0)\"? --help lists them all."
            }
        }
        return nil
    }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? "\(command)".lowercased()
    }
}
