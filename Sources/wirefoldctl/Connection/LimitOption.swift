// How many of many are wanted.

internal import ArgumentParser

/// Of a list, which is given whole.
struct LimitOption: ParsableArguments {
    @Option(help: ArgumentHelp("Give at most this many; 0 gives all.", valueName: "count"))
    var limit = 0

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }
}

/// Of what a daemon finds, which is never without end.
struct FoundLimitOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Give at most this many; 0 gives as many as the daemon's settings say.", valueName: "count"))
    var limit = 0

    func validate() throws {
        if limit < 0 { throw ValidationError("--limit must be 0 or more") }
    }

    /// What to say where an answer is as long as it may be; nil where it is whole.
    ///
    /// - Parameter most: how many it may have; nil: the daemon doesn't say.
    func remark(on count: Int, most: Int?) -> String? {
        guard let most, count > 0, count >= most else { return nil }
        if limit > most { return "these are \(count), the most that wirefold-queryd gives at once" }
        let shown = count == 1 ? "this is the first" : "these are the first \(count)"
        return "\(shown); there may be more: say --limit \(2 * count)"
    }
}
