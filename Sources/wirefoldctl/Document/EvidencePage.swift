// Evidence as people read it: which two documents, by which rule and scores, and what they share.

internal import WirefoldClient

struct EvidencePage {
    /// The passages that are shown; the rest are counted.
    private static let passageLimit = 12
    /// Lines of one passage that are shown.
    private static let lineLimit = 4

    private let evidence: Evidence
    private let names: [DocumentID: String]
    private let terminal: Terminal

    init(_ evidence: Evidence, names: [DocumentID: String], on terminal: Terminal) {
        self.evidence = evidence
        self.names = names
        self.terminal = terminal
    }

    var lines: [String] {
        let scores = evidence.scores.sorted { $0.key < $1.key }.map { "\($0.key) \(short($0.value))" }
        return Facts([
            ("document", name(evidence.document)),
            ("folded with", name(evidence.other)),
            ("rule", evidence.rule),
            ("scores", scores.joined(separator: ", ")),
        ]).lines(on: terminal) + passages
    }

    private func name(_ id: DocumentID) -> String {
        names[id].map { "\(id)  \($0)" } ?? id.rawValue
    }

    private var passages: [String] {
        guard !evidence.passages.isEmpty else { return [] }
        let lines = evidence.passages.prefix(Self.passageLimit).flatMap { passage in
            let place =
                "\(passage.range.start)–\(passage.range.end) = "
                + "\(passage.otherRange.start)–\(passage.otherRange.end)"
            var text = passage.text.shown.wrapped(to: terminal.width - 4)
            if text.count > Self.lineLimit { text = text.prefix(Self.lineLimit - 1) + ["…"] }
            return [terminal.dim(place)] + text.map { "    " + $0 }
        }
        let more = evidence.passages.count - Self.passageLimit
        return ["", terminal.bold("SHARED PASSAGES (characters of each text)")] + lines
            + (more > 0 ? ["… and \(more) more"] : [])
    }

    /// At most three decimals.
    private func short(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "\(value)" }
        let thousandths = Int((value * 1000).rounded())
        if thousandths % 1000 == 0 { return String(thousandths / 1000) }
        var digits = String(abs(thousandths) % 1000 + 1000).dropFirst()
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(thousandths < 0 ? "-" : "")\(abs(thousandths) / 1000).\(digits)"
    }
}
