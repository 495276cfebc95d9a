// Story: the records about one event.

public import FoundationEssentials

/// Records about the same event: tied by shared quotes, names and time.
public struct Story: Hashable, Sendable {
    public var id: StoryID
    /// The title of the record that founded it.
    public var title: String
    public var records: [RecordID]
    public var quotes: [QuoteID]
    /// The earliest and latest publication among its documents.
    public var firstPublished: Date?
    public var lastPublished: Date?
    /// When the news had moved on: no report from after this belongs to the story. Nil while it is open.
    public var closed: Date?

    public init(
        id: StoryID, title: String, records: [RecordID], quotes: [QuoteID] = [],
        firstPublished: Date? = nil, lastPublished: Date? = nil, closed: Date? = nil
    ) {
        self.id = id
        self.title = title
        self.records = records
        self.quotes = quotes
        self.firstPublished = firstPublished
        self.lastPublished = lastPublished
        self.closed = closed
    }
}
