// Refusals: what was wrong with which lines, said once for lines in a row.

/// Names each refused line, and its fault once for all lines that follow each other with the same one.
struct Refusals {
    private var run: (lines: ClosedRange<Int>, error: LineError)?
    private(set) var count = 0

    /// - Returns: what to say of the lines before, unless this one goes on from them.
    mutating func add(line: Int, _ error: LineError) -> String? {
        count += 1
        if let run, run.error == error, run.lines.upperBound + 1 == line {
            self.run?.lines = run.lines.lowerBound...line
            return nil
        }
        defer { run = (line...line, error) }
        return end()
    }

    /// What to say of the last lines.
    mutating func end() -> String? {
        guard let (lines, error) = run else { return nil }
        run = nil
        let place =
            lines.count == 1 ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound) to \(lines.upperBound)"
        return "\(place): \(error.field): \(error.message)\n"
    }
}
