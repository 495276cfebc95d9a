// How many of many are wanted.

internal import ArgumentParser

struct LimitOption: ParsableArguments {
    @Option(help: ArgumentHelp("Give at most this many; 0 gives all.", valueName: "count"))
    var limit = 0

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }
}
