// What an operator's correction changed, a line a change.

internal import WirefoldClient

extension ChangeBatch {
    func show(asJSON: Bool) throws {
        let output = Output.standard
        for change in changes {
            try output.line(asJSON ? change.json() : ChangeLine(change).text(on: output.terminal))
        }
        if changes.isEmpty { throw Failure(.no, "it was so already; nothing changed") }
    }
}
