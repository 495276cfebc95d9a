// A story as people read it: its records by first publication, and the quotes that tie them.

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
        self.records = records
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
        return title.wrapped(to: terminal.width).map(terminal.bold) + Facts(facts).lines(on: terminal)
            + [""] + recordLines + quoteLines
    }

    private var recordLines: [String] {
        var table = Table(
            .init("FIRST (UTC)"), .init("RECORD"), .init("COPIES", isRight: true), .init("TITLE", minimum: 20)
        )
        for record in records {
            let first = record.copies.compactMap(\.published).min()
            table.append(first.minute, record.id.rawValue, "\(record.copies.count)", record.title)
        }
        return table.lines(on: terminal) + more(story.records.count - records.count)
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
