// ReceiptLines: what became of each article, a line each: receipts on standard output, refusals
// on standard error; with --json both on standard output, in the order of the articles.

internal import WirefoldClient

struct ReceiptLines: Sendable {
    let progress: Progress
    private let isJSON: Bool
    private let output = Output.standard
    private let table = Table(
        .init("RELATION"), .init("RECORD"), .init("DOCUMENT"), .init("SOURCE"))
    private let widths: [Int]

    init(asJSON isJSON: Bool, progress: Progress) {
        self.isJSON = isJSON
        self.progress = progress
        // The longest relation, and the ids' own length.
        let fixed = [9, 18, 18]
        let used = fixed.reduce(0) { $0 + $1 + Table.gap }
        widths = fixed + [max(12, Output.standard.terminal.width - used)]
    }

    func show(_ result: FileResult) throws {
        switch result.outcome {
        case .receipt(let receipt):
            try show(receipt)
            progress.tally { $0.take(result.format) }
        case .refusal(let refusal):
            try show(refusal)
            progress.tally { $0.refuse(refusal.error.message, result.format) }
        case .skipped(_, let reason): progress.tally { $0.passOver(reason) }
        }
        progress.reach(result.place)
    }

    private func show(_ receipt: Receipt) throws {
        if output.terminal.isInteractive { progress.clear() }
        if isJSON { return try output.line(receipt.json()) }
        if progress.taken == 0 {
            try output.line(output.terminal.bold(table.line(table.columns.map(\.title), widths)))
        }
        let cells = [
            receipt.embargo == nil ? receipt.relation.rawValue : "waiting", receipt.record.rawValue,
            receipt.document.rawValue, receipt.source.shown.cutHead(to: widths[3]),
        ]
        try output.line(table.line(cells, widths))
    }

    private func show(_ refusal: Refusal) throws {
        progress.clear()
        if isJSON { return try output.line(refusal.json()) }
        // What came before stands before it, where both go to one place.
        try output.flush()
        Exit.say("\(refusal.source) was refused: \(refusal.error.message)")
    }

    /// An input that never reached the daemon.
    func tell(unreadable source: String, _ reason: String) {
        progress.tally { $0.refuse(reason, "unreadable") }
        progress.clear()
        Exit.say("\(source) can't be read: \(reason)")
    }

    func flush() throws { try output.flush() }

    /// The last word: a summary for people, and the exit code where something was refused.
    func end(verb: String = "taken in") throws {
        progress.clear()
        try output.flush()
        let summary = progress.summary(verb)
        if progress.refused > 0 { throw Failure(.refused, summary) }
        if progress.passedOver > 0 || Terminal(descriptor: 2, environment: environment()).isInteractive {
            Exit.say(summary)
        }
    }
}

extension String {
    /// The text with a … at its start where it doesn't fit: of a path the end tells most.
    fileprivate func cutHead(to width: Int) -> String {
        columns <= width ? self : "…" + String(reversed()).cutTail(to: width - 1)
    }

    private func cutTail(to width: Int) -> String {
        var kept = ""
        var used = 0
        for character in self {
            used += character.columns
            if used > width { break }
            kept.append(character)
        }
        return String(kept.reversed())
    }
}
