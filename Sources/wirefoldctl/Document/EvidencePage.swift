// Evidence as people read it: which two documents, by which rule and scores, and what they share.

internal import WirefoldClient

struct EvidencePage {
    /// The passages that are shown; the rest are counted.
    private static let passageLimit = 12
    /// Before the name of a term: what it added to the sum whose sign decides.
    private static let weighs = "weighs "
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
        let scores = evidence.scores.filter { !isTerm($0.key) }.sorted { $0.key < $1.key }
            .map { "\($0.key) \(short($0.value))" }
        return Facts([
            ("document", name(evidence.document)),
            ("folded with", name(evidence.other)),
            ("rule", evidence.rule),
            ("scores", scores.joined(separator: ", ")),
        ]).lines(on: terminal) + terms + passages
    }

    /// Whether a score is a term that added to the decision, or says how much one did.
    private func isTerm(_ name: String) -> Bool {
        name.hasPrefix(Self.weighs) || evidence.scores[Self.weighs + name] != nil
    }

    /// The terms that made the decision, the weightiest first.
    private var terms: [String] {
        let weights = evidence.scores.filter { $0.key.hasPrefix(Self.weighs) }
        guard !weights.isEmpty else { return [] }
        var table = Table(.init("TERM"), .init("VALUE", isRight: true), .init("WEIGHS", isRight: true))
        for (key, weight) in weights.sorted(by: { (abs($0.value), $1.key) > (abs($1.value), $0.key) }) {
            let term = String(key.dropFirst(Self.weighs.count))
            table.append(
                term, evidence.scores[term].map(short) ?? "–",
                weight < 0 ? short(weight) : "+" + short(weight))
        }
        return [""] + table.lines(on: terminal)
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
