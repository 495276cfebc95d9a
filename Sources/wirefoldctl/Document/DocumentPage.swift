// A document as people read it: what is known of it, its text, its quotations.

internal import WirefoldClient

struct DocumentPage {
    private let document: Document
    private let terminal: Terminal

    init(_ document: Document, on terminal: Terminal) {
        self.document = document
        self.terminal = terminal
    }

    var lines: [String] {
        title + facts + [""] + document.text.shownLines.wrapped(to: min(terminal.width, 100)) + quotations
            + notes
    }

    private var title: [String] {
        (document.title.isEmpty ? "(no title)" : document.title.shown).wrapped(to: terminal.width)
            .map(terminal.bold)
    }

    private var facts: [String] {
        var facts: [(String, String)] = [("document", document.id.rawValue)]
        func add(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { facts.append((name, value)) }
        }
        add("outlet", document.outlet)
        add("published", document.published.map { $0.minute + " UTC" })
        add("status", document.status == .usable ? nil : document.status.rawValue)
        add("credit", document.credit)
        add("byline", document.byline)
        add("dateline", document.dateline)
        add("language", document.language)
        add("url", document.url)
        add("source", document.source)
        add("record", document.record?.rawValue)
        add("version", document.version)
        add("revision", document.revision > 1 ? String(document.revision) : nil)
        add("revision of", document.revisionOf?.rawValue)
        return Facts(facts).lines(on: terminal)
    }

    private var quotations: [String] {
        guard !document.quotations.isEmpty else { return [] }
        var table = Table(.init("QUOTE"), .init("SPEAKER", minimum: 12), .init("WORDS", minimum: 20))
        for quotation in document.quotations {
            table.append(quotation.quote?.rawValue ?? "–", quotation.speaker ?? "–", quotation.text)
        }
        return [""] + table.lines(on: terminal)
    }

    private var notes: [String] {
        var notes: [String] = []
        if !document.removed.isEmpty {
            let reasons = Dictionary(grouping: document.removed, by: \.reason)
                .sorted { $0.key < $1.key }.map { "\($0.value.count) \($0.key)" }.joined(separator: ", ")
            notes += [
                "",
                terminal.dim("Left out of the article's own text: \(reasons.shown)".cut(to: terminal.width)),
            ]
        }
        if !document.evidence.isEmpty {
            notes += ["", "Why it was folded there: wirefoldctl explain \(document.id)"]
        }
        return notes
    }
}
