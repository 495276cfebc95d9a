// Stories in a list: one line each.

internal import WirefoldClient

struct StoryTable {
    /// Dates without their times, so that a title has room beside them in 80 columns.
    private var table = Table(
        .init("STORY"), .init("RECORDS", isRight: true), .init("QUOTES", isRight: true),
        .init("FIRST (UTC)"), .init("CLOSED"), .init("TITLE", minimum: 12))

    mutating func append(_ story: Story) {
        table.append(
            story.id.rawValue, "\(story.records.count)", "\(story.quotes.count)", story.firstPublished.day,
            story.closed.day, story.title)
    }

    func lines(on terminal: Terminal) -> [String] { table.lines(on: terminal) }
}
