// Forwards: where the ids of merged things live on.

/// Leads from the ids of records, quotes and stories that were merged to those that they became.
package struct Forwards: Sendable {
    private var records: [RecordID: RecordID] = [:]
    private var quotes: [QuoteID: QuoteID] = [:]
    private var stories: [StoryID: StoryID] = [:]

    package init() {}

    package mutating func add(_ merged: Change.Merged) {
        Self.add(merged, to: &records)
        Self.add(merged, to: &quotes)
        Self.add(merged, to: &stories)
    }

    /// The id that a record has now. Costs a look-up, and one more a merger.
    package func resolve(_ id: RecordID) -> RecordID { Self.last(after: id, in: records) }
    /// The id that a quote has now.
    package func resolve(_ id: QuoteID) -> QuoteID { Self.last(after: id, in: quotes) }
    /// The id that a story has now.
    package func resolve(_ id: StoryID) -> StoryID { Self.last(after: id, in: stories) }

    private static func add<ID: Identifier>(_ merged: Change.Merged, to table: inout [ID: ID]) {
        guard let id = ID(rawValue: merged.id), let into = ID(rawValue: merged.into) else { return }
        table[id] = into
    }

    private static func last<ID: Identifier>(after id: ID, in table: [ID: ID]) -> ID {
        var id = id
        // Damaged tables can lead around in a circle.
        for _ in 0..<table.count {
            guard let into = table[id] else { break }
            id = into
        }
        return id
    }
}
