// StoryReport: a story as a page: its records, who carried which of them when, and its quotes.

internal import FoundationEssentials
internal import WirefoldClient

struct StoryReport {
    private let story: Story
    private let records: [Record]
    private let quotes: [Quote]

    init(_ story: Story, records: [Record], quotes: [Quote]) {
        self.story = story
        self.records = records.byPublication
        self.quotes = quotes
    }

    var page: HTMLPage {
        let title = story.title.isEmpty ? "(no title)" : story.title
        return HTMLPage(
            title: title,
            body: .element("h1", [:], .text(title))
                + ReportParts.facts(
                    story.id.rawValue,
                    [
                        story.records.count.counted("record", "records"),
                        story.quotes.count.counted("quote", "quotes"), story.state,
                    ])
                + .element("h2", [:], .text("Records")) + recordList
                + .element("h2", [:], .text("Who carried what, and when (UTC)")) + timeline
                + ReportParts.quotes(quotes, of: story.quotes.count) + ReportParts.footer)
    }

    private var recordList: HTML {
        let rows = records.enumerated().map { index, record in
            HTML.element(
                "p", [:], .element("span", ["class": "letter"], .text("\(index + 1)")),
                .text(record.title.isEmpty ? "(no title)" : record.title),
                .element(
                    "span", ["class": "soft"],
                    .text(" · \(record.copies.count.counted("copy", "copies")) · ")),
                .element("span", ["class": "id"], .text(record.id.rawValue)))
        }
        return rows.joined() + ReportParts.more(story.records.count - records.count)
    }

    private var timeline: HTML {
        let copies = records.enumerated().flatMap { index, record in
            record.copies.map { (number: index + 1, copy: $0) }
        }.sorted { ($0.copy.published ?? .distantFuture) < ($1.copy.published ?? .distantFuture) }
        return TimelineDrawing(copies.map { RecordReport.entry($0.copy, number: $0.number) }).html
    }
}
