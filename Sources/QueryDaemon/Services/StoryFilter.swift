// StoryFilter: a story carries no outlet and no speaker itself; its records and its quotes do.

internal import GRDB
internal import WirefoldProtocol

struct StoryFilter {
    let db: Database

    /// Whether a story has a quote by the speaker and a record of the outlet that a search asks for.
    func admits(_ story: WireStory, _ filter: SearchFilter) throws -> Bool {
        if let speaker = filter.speaker.expression(in: ["speaker"]), try !has(speaker, story.quotes) {
            return false
        }
        if let outlet = filter.outlet, try !isCarried(by: outlet, story.records) { return false }
        return true
    }

    private func has(_ speaker: String, _ quotes: [String]) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: """
                SELECT 1 FROM quote_search
                WHERE quote_search MATCH ? AND rowid = (SELECT key FROM thing WHERE id = ?)
                """)
        return try quotes.contains { try Int.fetchOne(statement, arguments: [speaker, $0]) != nil }
    }

    private func isCarried(by outlet: String, _ records: [String]) throws -> Bool {
        let statement = try db.cachedStatement(
            sql: "SELECT 1 FROM carriage WHERE outlet = ? AND key = (SELECT key FROM thing WHERE id = ?)")
        return try records.contains { try Int.fetchOne(statement, arguments: [outlet, $0]) != nil }
    }
}
