// FilterOptions: what all filters share on the command line.

internal import ArgumentParser
internal import CMachine

struct FilterOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Lines to work on at the same time.",
            discussion: "By default one for each processor that it may run on."))
    var jobs: Int = min(1024, max(1, Int(machine_processors())))

    func validate() throws {
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs has to be from 1 to 1024.") }
    }
}
