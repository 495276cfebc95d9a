// QuoteFinder: finds the quotes that render a wording, trimmed, translated back or mistyped.

internal import Foundation
internal import GRDB
internal import NewsQuotes
internal import WirefoldProtocol

/// Candidates by full text, scored by the matcher that groups quotations into quotes.
struct QuoteFinder: Sendable {
    static let mostBytes = 16 << 10
    let catalogue: Catalogue
    let rareWords: RareWords

    /// Candidates that are scored at most; each costs some ten microseconds a wording.
    private static let mostCandidates = 200
    /// Below this nothing is said to render the wording; a typed wording is rarely whole.
    private static let leastScore = 0.6 * QuoteMatcher.threshold

    /// How a quote's wording relates to the one looked for; ordered.
    private enum Likeness: Int, Comparable {
        case alike, contained, exact
        static func < (left: Likeness, right: Likeness) -> Bool { left.rawValue < right.rawValue }
    }

    private struct Found {
        var match: WireQuoteMatch
        var likeness: Likeness
        var key: Int64
    }

    /// Best first: the same words, then wordings that hold them, then what the matcher thinks alike.
    func find(_ text: String, limit: Int, within budget: Duration) async throws -> [WireQuoteMatch] {
        guard text.utf8.count <= Self.mostBytes else {
            throw RPCError(
                .invalidArgument,
                "A wording has at most \(Self.mostBytes) bytes, and this has \(text.utf8.count); look for a part of it.",
                field: "text")
        }
        let words = PlainWords.words(of: text)
        guard !words.isEmpty else {
            throw RPCError(
                .invalidArgument, "There is no word in the text; give some words of the quote.", field: "text"
            )
        }
        let candidates = try await candidates(words, within: budget)
        let wanted = Wording(text)
        var found: [Found] = []
        for (key, quote) in candidates {
            try Task.checkCancellation()
            if let match = Self.match(quote, words, wanted) {
                found.append(Found(match: match.0, likeness: match.1, key: key))
            }
        }
        found.sort { left, right in
            (left.likeness, left.match.score, left.key) > (right.likeness, right.match.score, right.key)
        }
        return found.prefix(limit).map(\.match)
    }

    private static func match(
        _ quote: WireQuote, _ words: [String], _ wanted: Wording
    ) -> (WireQuoteMatch, Likeness)? {
        var best = 0.0
        var likeness = Likeness.alike
        for text in Set(quote.variants.map(\.text) + [quote.text]) {
            best = max(best, QuoteMatcher().score(wanted, Wording(text)))
            let own = PlainWords.words(of: text)
            if own == words {
                likeness = .exact
            } else if likeness < .contained, PlainWords.contains(own, words) {
                likeness = .contained
            }
        }
        var match = WireQuoteMatch()
        switch likeness {
        case .exact: match.score = 1
        case .contained: match.score = max(best, 0.9)
        case .alike:
            guard best >= leastScore else { return nil }
            // Never above a wording that holds the very words.
            match.score = best
        }
        match.quote = quote
        return (match, likeness)
    }

    /// Quotes that hold the wording as it is, and those that share its rare words: one word mistyped
    /// leaves the others to find it by.
    private func candidates(
        _ words: [String], within budget: Duration
    ) async throws -> [(key: Int64, quote: WireQuote)] {
        let size = catalogue.position.quotes
        return try await catalogue.file.readers.read(within: budget) { db in
            var keys: [Int64] = []
            var seen: Set<Int64> = []
            do {
                let phrase = TextQuery.quoted(words.prefix(TextQuery.mostTerms).joined(separator: " "))
                try Self.collect("{text} : \(phrase)", order: "rowid DESC", 50, db, &keys, &seen)
                let rare = try rareWords.choose(words, most: 12, texts: 4000, size: size, db)
                if !rare.isEmpty {
                    let any = rare.map(TextQuery.quoted).joined(separator: " OR ")
                    try Self.collect(
                        "{text} : (\(any))", order: "rank", Self.mostCandidates, db, &keys, &seen)
                }
            } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
                // What was found until now is what there is.
            }
            db.endBudget()
            let reader = ThingReader(db: db, stored: catalogue.stored)
            return try keys.compactMap { key in
                guard case .quote(let quote) = try reader.thing(key: key, .quote) else { return nil }
                return (key, quote)
            }
        }
    }

    private static func collect(
        _ expression: String, order: String, _ most: Int, _ db: Database, _ keys: inout [Int64],
        _ seen: inout Set<Int64>
    ) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT rowid FROM quote_search WHERE quote_search MATCH ? ORDER BY \(order) LIMIT ?")
        let found = try Int64.fetchCursor(statement, arguments: [expression, most])
        while let key = try found.next() {
            if seen.insert(key).inserted { keys.append(key) }
        }
    }
}
