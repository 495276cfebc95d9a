// Forwards: where the ids of merged things live on.

/// Leads from the ids of records, quotes and stories that were merged to those that they became.
package struct Forwards: Sendable {
    private var next: [String: String] = [:]

    package init() {}

    package mutating func add(_ merged: Change.Merged) { next[merged.id] = merged.into }

    /// The id that a record has now. Costs nothing while nothing was merged, else a look-up a merger.
    package func resolve(_ id: RecordID) -> RecordID { last(after: id) }
    /// The id that a quote has now.
    package func resolve(_ id: QuoteID) -> QuoteID { last(after: id) }
    /// The id that a story has now.
    package func resolve(_ id: StoryID) -> StoryID { last(after: id) }

    private func last<ID: Identifier>(after id: ID) -> ID {
        guard !next.isEmpty else { return id }
        var text = id.rawValue
        // Damaged tables can lead around in a circle.
        for _ in 0..<next.count {
            guard let into = next[text] else { break }
            text = into
        }
        return ID(rawValue: text) ?? id
    }
}
