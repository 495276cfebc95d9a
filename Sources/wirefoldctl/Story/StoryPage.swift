// A story as people read it: its records by first publication, who carried which of them when, and the
// quotes that tie them.

internal import FoundationEssentials
internal import WirefoldClient

struct StoryPage {
    /// The records and quotes that are shown; the rest are counted.
    static let limit = 50

    private let story: Story
    private let records: [Record]
    private let quotes: [Quote]
    private let terminal: Terminal

    init(_ story: Story, records: [Record], quotes: [Quote], on terminal: Terminal) {
        self.story = story
        self.records = records.byPublication
        self.quotes = quotes
        self.terminal = terminal
    }

    var lines: [String] {
        let title = story.title.isEmpty ? "(no title)" : story.title.shown
        var facts = [("story", story.id.rawValue)]
        if let first = story.firstPublished, let last = story.lastPublished {
            facts.append(
                ("published", (first == last ? "" : "\(first.minute) to ") + "\(last.minute) UTC"))
        }
        facts.append(("state", story.state))
        return title.wrapped(to: terminal.width).map(terminal.bold) + Facts(facts).lines(on: terminal)
            + [""] + recordLines + carrierLines + quoteLines
    }

    private var recordLines: [String] {
        var table = Table(
            .init(""), .init("FIRST (UTC)"), .init("RECORD"), .init("COPIES", isRight: true),
            .init("TITLE", minimum: 20))
        for (index, record) in records.enumerated() {
            table.append(
                "\(index + 1)", record.firstPublished.minute, record.id.rawValue, "\(record.copies.count)",
                record.title)
        }
        return table.lines(on: terminal) + more(story.records.count - records.count)
    }

    /// Every copy in order of time, with the number of its record.
    private var carrierLines: [String] {
        let copies = records.enumerated().flatMap { index, record in
            record.copies.map { (number: index + 1, copy: $0) }
        }.sorted { ($0.copy.published ?? .distantFuture) < ($1.copy.published ?? .distantFuture) }
        var table = Table(
            .init("CARRIED (UTC)"), .init("OUTLET", minimum: 10), .init("RECORD", isRight: true),
            .init("RELATION"), .init("DOCUMENT"))
        for (number, copy) in copies.prefix(Self.limit) {
            table.append(
                copy.published.minute, copy.outlet.isEmpty ? "–" : copy.outlet, "\(number)",
                copy.relation.rawValue + (copy.isWithdrawn ? ", withdrawn" : ""), copy.document.rawValue)
        }
        return [""] + table.lines(on: terminal) + more(copies.count - Self.limit)
    }

    private var quoteLines: [String] {
        guard !quotes.isEmpty else { return [] }
        var table = Table(
            .init("QUOTE"), .init("CARRIERS", isRight: true), .init("SPEAKER", minimum: 10),
            .init("WORDS", minimum: 20))
        for quote in quotes.sorted(by: { $0.carriers.count > $1.carriers.count }) {
            table.append(quote.id.rawValue, "\(quote.carriers.count)", quote.speaker ?? "–", quote.text)
        }
        return [""] + table.lines(on: terminal) + more(story.quotes.count - quotes.count)
    }

    private func more(_ count: Int) -> [String] { count > 0 ? ["… and \(count) more"] : [] }
}

extension Story {
    /// "open", or since when it isn't.
    var state: String { closed.map { "closed \($0.day)" } ?? "open" }
}

extension Record {
    fileprivate var firstPublished: Date? { copies.compactMap(\.published).min() }
}

extension [Record] {
    /// The first published first; a revision doesn't make a record younger.
    var byPublication: [Record] {
        sorted { ($0.firstPublished ?? .distantFuture) < ($1.firstPublished ?? .distantFuture) }
    }
}
