// Position: how far the catalogue has followed the feed, and how much it holds. One row, written in
// the same transaction as the changes that it counts.

internal import GRDB

/// Where the catalogue stands in the log.
package struct Position: Hashable, Sendable {
    /// The last change that is in the catalogue.
    package var applied: UInt64 = 0
    /// When it was committed, in microseconds since 1970; 0 where that isn't known.
    package var committed: Int64 = 0
    /// The last sequence number that the feed told of.
    package var head: UInt64 = 0
    /// Tails can start after this sequence number and later ones.
    package var floor: UInt64 = 0
    /// Changes applied one by one since ``base``.
    package var counted: UInt64 = 0
    package var base: UInt64 = 0
    /// When the feed was last heard, in microseconds since 1970; 0: never.
    package var heard: Int64 = 0
    /// A snapshot is being taken in: the catalogue isn't whole.
    package var isFilling = false
    /// Whether what is there is in the full-text indexes, too.
    package var hasText = true
    /// Things that are neither merged nor withdrawn.
    package var documents = 0
    package var records = 0
    package var quotes = 0
    package var stories = 0

    package init() {}

    /// Numbers between base and applied that no change came for; anything but 0 is a bug.
    package var gaps: UInt64 { applied - base >= counted ? applied - base - counted : 0 }

    init(_ db: Database) throws {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM position") else {
            throw CatalogueError(.damaged, "The catalogue's position is missing.")
        }
        applied = UInt64(bitPattern: row["applied"])
        committed = row["committed"]
        head = UInt64(bitPattern: row["head"])
        floor = UInt64(bitPattern: row["floor"])
        counted = UInt64(bitPattern: row["counted"])
        base = UInt64(bitPattern: row["base"])
        heard = row["heard"]
        isFilling = row["filling"]
        hasText = row["text"]
        documents = row["documents"]
        records = row["records"]
        quotes = row["quotes"]
        stories = row["stories"]
    }

    func save(_ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE position SET applied = ?, committed = ?, head = ?, floor = ?, counted = ?, base = ?,
                    heard = ?, filling = ?, text = ?, documents = ?, records = ?, quotes = ?, stories = ?
                """)
        try statement.execute(arguments: [
            Int64(bitPattern: applied), committed, Int64(bitPattern: head), Int64(bitPattern: floor),
            Int64(bitPattern: counted), Int64(bitPattern: base), heard, isFilling, hasText, documents,
            records, quotes, stories,
        ])
    }

    /// Counts a thing of a kind in (1) or out (-1).
    mutating func count(_ kind: ThingKind, _ difference: Int) {
        switch kind {
        case .document: documents += difference
        case .record: records += difference
        case .quote: quotes += difference
        case .story: stories += difference
        }
    }
}
