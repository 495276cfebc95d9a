// A record as people read it: copies in order of publication, and the quotes they carry.

internal import WirefoldClient

struct RecordPage {
    /// The quotes that are shown; the rest are counted.
    static let quoteLimit = 20
    /// The passages of one copy that are shown; the rest are counted.
    private static let passageLimit = 4

    private let record: Record
    private let quotes: [Quote]
    private let terminal: Terminal

    init(_ record: Record, quotes: [Quote], on terminal: Terminal) {
        self.record = record
        self.quotes = quotes
        self.terminal = terminal
    }

    var lines: [String] {
        let title = record.title.isEmpty ? "(no title)" : record.title.shown
        var facts = [("record", record.id.rawValue)]
        if let story = record.story { facts.append(("story", story.rawValue)) }
        return title.wrapped(to: terminal.width).map(terminal.bold) + Facts(facts).lines(on: terminal)
            + [""] + copies + withdrawnText + carried
    }

    private var copies: [String] {
        var table = Table(
            .init("PUBLISHED (UTC)"), .init("OUTLET", minimum: 8), .init("RELATION", minimum: 9),
            .init("SURE", isRight: true), .init("DOCUMENT"))
        for copy in record.copies {
            table.append(
                copy.published.minute, copy.outlet.isEmpty ? "–" : copy.outlet,
                copy.relation.rawValue + (copy.isWithdrawn ? ", withdrawn" : ""),
                percent(copy.similarity), copy.document.rawValue)
        }
        return table.lines(on: terminal)
    }

    /// The copies that still carry text of withdrawn ones, with the passages.
    private var withdrawnText: [String] {
        let marks = record.copies.flatMap(\.withdrawnText)
        guard !marks.isEmpty else { return [] }
        return ["", terminal.bold("STILL CARRIES WITHDRAWN TEXT")]
            + marks.flatMap { mark in
                let shown = mark.passages.prefix(Self.passageLimit).flatMap { passage in
                    passage.text.shown.wrapped(to: terminal.width - 4).prefix(2).map { "    " + $0 }
                }
                let more = mark.passages.count - Self.passageLimit
                let none = mark.passages.isEmpty ? ["    in other words"] : []
                return ["\(mark.document) that of \(mark.other):"] + none + shown
                    + (more > 0 ? ["    … and \(more) more passages"] : [])
            }
    }

    private var carried: [String] {
        guard !record.quotes.isEmpty else { return [] }
        var table = Table(
            .init("QUOTE"), .init("CARRIERS", isRight: true), .init("SPEAKER", minimum: 10),
            .init("WORDS", minimum: 20))
        for quote in quotes {
            table.append(quote.id.rawValue, "\(quote.carriers.count)", quote.speaker ?? "–", quote.text)
        }
        let more = record.quotes.count - quotes.count
        return [""] + table.lines(on: terminal) + (more > 0 ? ["… and \(more) more"] : [])
    }
}

/// "97%", never "100%" for less than all.
func percent(_ share: Double) -> String {
    guard share.isFinite else { return "–" }
    return "\(share >= 1 ? 100 : min(99, Int((share * 100).rounded())))%"
}
