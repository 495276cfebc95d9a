// LedgerFigures: how much there is, kept beside the rows so that nobody has to count.

internal import GRDB

/// The ledger's figures as of a commit.
package struct LedgerFigures: Sendable, Equatable {
    /// The last sequence number of the log; 0 for an empty one.
    package var sequence: UInt64 = 0
    /// The last sequence number that the follower has on disk.
    package var acknowledged: UInt64 = 0
    package var documents: Int64 = 0
    package var records: Int64 = 0
    package var quotes: Int64 = 0
    package var stories: Int64 = 0
    /// The checksum of the checkpoint of the fold engine; 0 where there is none.
    var checkpoint: UInt64 = 0
    /// The last sequence number when it was written.
    var checkpointed: UInt64 = 0

    /// Whether the checkpoint is of the present state.
    var isCheckpointed: Bool { checkpoint != 0 && checkpointed == sequence }

    private static let names = [
        "sequence", "acknowledged", "documents", "records", "quotes", "stories", "checkpoint",
        "checkpointed",
    ]

    init() {}

    init(_ db: Database) throws {
        let rows = try Row.fetchAll(db, sql: "SELECT name, value FROM figures")
        let values = Dictionary(rows.map { ($0[0] as String, $0[1] as Int64) }, uniquingKeysWith: { $1 })
        sequence = UInt64(clamping: values["sequence"] ?? 0)
        acknowledged = UInt64(clamping: values["acknowledged"] ?? 0)
        documents = values["documents"] ?? 0
        records = values["records"] ?? 0
        quotes = values["quotes"] ?? 0
        stories = values["stories"] ?? 0
        checkpoint = UInt64(bitPattern: values["checkpoint"] ?? 0)
        checkpointed = UInt64(clamping: values["checkpointed"] ?? 0)
    }

    /// Writes the figures that differ from those before.
    func store(_ db: Database, over before: LedgerFigures) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO figures (name, value) VALUES (?, ?)")
        for (name, (value, old)) in zip(Self.names, zip(values, before.values)) where value != old {
            try statement.execute(arguments: [name, value])
        }
    }

    private var values: [Int64] {
        [
            Int64(clamping: sequence), Int64(clamping: acknowledged), documents, records, quotes, stories,
            Int64(bitPattern: checkpoint), Int64(clamping: checkpointed),
        ]
    }

    /// Counts a thing that came or went.
    mutating func count(_ kind: EntityKind, by change: Int64) {
        switch kind {
        case .document: documents += change
        case .record: records += change
        case .quote: quotes += change
        case .story: stories += change
        case .merged, .withdrawn: break
        }
    }
}
