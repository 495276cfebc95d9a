// A mistyped command's name: say which one was probably meant. ArgumentParser does so for options
// alone.

internal import ArgumentParser

enum Suggestion {
    /// Throws where the words name no command but nearly do.
    static func check(_ arguments: [String], against root: any ParsableCommand.Type) throws {
        var command = root
        // Options that take a value may stand before the command's name; their values are no names.
        var words = arguments[...]
        while let word = words.popFirst() {
            if word == "--runtime-directory" {
                words = words.dropFirst()
                continue
            }
            if word.hasPrefix("-") { continue }
            let children =
                command.configuration.subcommands
                + command.configuration.groupedSubcommands.flatMap(\.subcommands)
            if children.isEmpty || word == "help" { return }
            if let child = children.first(where: { name(of: $0) == word }) {
                command = child
                continue
            }
            let nearest = children.map(name).min { distance($0, word) < distance($1, word) }
            guard let nearest, distance(nearest, word) <= max(1, nearest.utf8.count / 3) else { return }
            throw Failure(
                .usage, "there is no command \"\(word)\". Did you mean \"\(nearest)\"? --help lists them all."
            )
        }
    }

    private static func name(of command: any ParsableCommand.Type) -> String {
        command.configuration.commandName ?? "\(command)".lowercased()
    }

    /// Insertions, deletions, substitutions and swaps of neighbours from one word to the other
    /// (optimal string alignment).
    static func distance(_ left: String, _ right: String) -> Int {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        var before: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var line = [row + 1]
            for column in right.indices {
                let substituted = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(substituted, last[column + 1] + 1, line[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, before[column - 1] + 1)
                }
                line.append(best)
            }
            (before, last) = (last, line)
        }
        return last[right.count]
    }
}
