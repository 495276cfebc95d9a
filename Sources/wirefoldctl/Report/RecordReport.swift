// RecordReport: a record as a page: its copies in time, how each relates to the text, its quotes.

internal import WirefoldClient

struct RecordReport {
    private let record: Record
    private let quotes: [Quote]

    init(_ record: Record, quotes: [Quote]) {
        self.record = record
        self.quotes = quotes
    }

    var page: HTMLPage {
        let title = record.title.isEmpty ? "(no title)" : record.title
        return HTMLPage(
            title: title,
            body: .element("h1", [:], .text(title))
                + ReportParts.facts(
                    record.id.rawValue,
                    [record.copies.count.counted("copy", "copies")]
                        + (record.story.map { ["story \($0.rawValue)"] } ?? []))
                + .element("h2", [:], .text("Who carried the text, and when (UTC)"))
                + TimelineDrawing(record.copies.map { Self.entry($0) }).html
                + ReportParts.quotes(quotes, of: record.quotes.count) + ReportParts.footer)
    }

    /// - Parameter number: of the record, where a page shows several.
    static func entry(_ copy: Copy, number: Int? = nil) -> TimelineDrawing.Entry {
        let outlet = copy.outlet.isEmpty ? "outlet unknown" : copy.outlet
        let relation =
            copy.relation.rawValue
            + (copy.relation == .original ? "" : ", \(percent(copy.similarity)) sure")
        let letter = number.map { HTML.element("span", ["class": "letter"], .text("\($0)")) } ?? .empty
        return TimelineDrawing.Entry(
            published: copy.published,
            label: letter + .link(copy.url, outlet)
                + .element(
                    "span", ["class": copy.isWithdrawn ? "later changed" : "later"],
                    .text(relation + (copy.isWithdrawn ? ", withdrawn" : "")))
                + .element("span", ["class": "later id"], .text(copy.document.rawValue)))
    }
}
