// FilterOptions: what all filters share on the command line.

internal import ArgumentParser
internal import CMachine

struct FilterOptions: ParsableArguments {
    private static let mostJobs = 1024

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Lines to work on at the same time.",
            discussion: "By default one for each processor that it may run on."))
    var jobs: Int = min(mostJobs, max(1, Int(machine_processors())))

    func validate() throws {
        guard (1...Self.mostJobs).contains(jobs) else {
            throw ValidationError("--jobs has to be from 1 to \(Self.mostJobs).")
        }
    }
}
