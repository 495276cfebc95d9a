// Searcher: runs searches over the full-text indexes: newest first, or most relevant first within a
// time budget.

internal import Foundation
internal import GRDB
internal import SwiftProtobuf
internal import WirefoldProtocol

/// Searches records, quotes and stories.
struct Searcher: Sendable {
    let catalogue: Catalogue

    /// What was found, with what it is ordered by.
    private struct Hit: Sendable {
        var key: TimeKey
        /// bm25: the smaller, the better.
        var rank: Double
        var result: WireSearchResult
    }

    /// Costs at most about two budgets.
    func search(_ filter: SearchFilter, within budget: Duration) async throws -> WireSearchReply {
        var reply = WireSearchReply()
        reply.limit = UInt32(clamping: filter.limit)
        if filter.isRanked, let hits = try await ranked(filter, within: budget) {
            reply.results = hits.sorted { ($0.rank, $1.key) < ($1.rank, $0.key) }.prefix(filter.limit).map(
                \.result)
            return reply
        }
        let (hits, isWhole) = try await newest(filter, within: budget)
        reply.results = hits.sorted { $0.key.seconds > $1.key.seconds }.prefix(filter.limit).map(\.result)
        reply.partial = filter.isRanked || !isWhole
        return reply
    }

    /// The most relevant of each kind; nil when the budget ran out.
    private func ranked(_ filter: SearchFilter, within budget: Duration) async throws -> [Hit]? {
        try await catalogue.file.readers.read(within: budget) { db in
            do {
                var hits: [Hit] = []
                for kind in filter.kinds { try collect(kind, filter, isRanked: true, db, into: &hits) }
                return hits
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                return nil
            }
        }
    }

    /// The newest of each kind, and whether the budget sufficed.
    private func newest(_ filter: SearchFilter, within budget: Duration) async throws -> ([Hit], Bool) {
        try await catalogue.file.readers.read(within: budget) { db in
            var hits: [Hit] = []
            do {
                for kind in filter.kinds { try collect(kind, filter, isRanked: false, db, into: &hits) }
                return (hits, true)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                return (hits, false)
            }
        }
    }

    private func collect(
        _ kind: ThingKind, _ filter: SearchFilter, isRanked: Bool, _ db: Database, into hits: inout [Hit]
    ) throws {
        let (sql, arguments) = Self.statement(kind, filter, isRanked: isRanked)
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        var found = 0
        while found < filter.limit, let row = try rows.next() {
            let key = row[0] as Int64
            guard let thing = try ThingReader(db: db, stored: catalogue.stored).thing(key: key, kind) else {
                continue
            }
            if case .story(let story) = thing, try !StoryFilter(db: db).admits(story, filter) { continue }
            hits.append(
                Hit(key: TimeKey(rawValue: key), rank: row[1], result: Self.result(thing, snippet: row[2])))
            found += 1
        }
    }

    private static func statement(
        _ kind: ThingKind, _ filter: SearchFilter, isRanked: Bool
    ) -> (String, StatementArguments) {
        let keys = TimeKey.range(kind, since: filter.since, until: filter.until)
        // Stories have no outlets of their own.
        let outlet = kind == .story ? nil : filter.outlet
        guard let expression = filter.expression(kind), let index = TextEdits.tables[kind]?.name else {
            if let outlet {
                return (
                    """
                    SELECT key, 0.0, '' FROM carriage WHERE outlet = ? AND key BETWEEN ? AND ? ORDER BY key DESC
                    """, [outlet, keys.lowerBound, keys.upperBound]
                )
            }
            return (
                """
                SELECT key, 0.0, '' FROM thing
                WHERE key BETWEEN ? AND ? AND forward IS NULL AND reason IS NULL ORDER BY key DESC
                """, [keys.lowerBound, keys.upperBound]
            )
        }
        var arguments: StatementArguments = [expression, keys.lowerBound, keys.upperBound]
        var condition = ""
        if let outlet {
            condition = "AND EXISTS (SELECT 1 FROM carriage WHERE outlet = ? AND key = \(index).rowid)"
            arguments += [outlet]
        }
        let sql = """
            SELECT rowid, \(isRanked ? "rank" : "0.0"), snippet(\(index), \(Self.column(kind, filter)), '[', ']', '…', 24)
            FROM \(index) WHERE \(index) MATCH ? AND rowid BETWEEN ? AND ? \(condition)
            ORDER BY \(isRanked ? "rank" : "rowid DESC")
            """
        return (sql, arguments)
    }

    /// The column that the snippet is cut from; -1: where the words are.
    private static func column(_ kind: ThingKind, _ filter: SearchFilter) -> Int {
        kind == .record ? (filter.speaker.terms.isEmpty ? -1 : 1) : 0
    }

    private static func result(_ thing: Thing, snippet: String) -> WireSearchResult {
        var result = WireSearchResult()
        result.kind = thing.kind.word
        result.id = thing.id
        // What parts names and wordings in the index.
        result.snippet = snippet.components(separatedBy: SearchText.separator).joined(separator: " / ")
        if let published = thing.publication { result.published = published }
        switch thing {
        case .document(let document): result.title = document.title
        case .record(let record): result.title = record.title
        case .quote(let quote): result.title = quote.speaker.isEmpty ? quote.text : quote.speaker
        case .story(let story): result.title = story.title
        }
        return result
    }
}
