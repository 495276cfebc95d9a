// LedgerSchema: the tables of the ledger, as named migrations that are only ever appended to.

internal import Compression
internal import GRDB

enum LedgerSchema {
    /// All migrations, oldest first. Never edit one that was released: add another.
    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2026-11 documents, entities and the log") { db in
            try db.execute(sql: tables)
        }
        migrator.registerMigration(
            "2026-11 embargoes and the order of versions", foreignKeyChecks: .immediate
        ) { db in
            try db.execute(sql: waiting)
        }
        // Deferred checks would read every document: 22 s for half a million on a cold disk.
        migrator.registerMigration("2026-11 furniture of outlets", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: furniture)
        }
        // Each is made anew where a start meets it (LedgerTransaction+Restore). Earlier versions couldn't
        // read it then: they are to refuse the ledger by name.
        migrator.registerMigration("2026-11 signatures of version 2", foreignKeyChecks: .immediate) { _ in }
        migrator.registerMigration("2026-11 when things were written", foreignKeyChecks: .immediate) { db in
            // Of the change that last wrote it, in microseconds since 1970; 0 where an earlier version did.
            try db.execute(sql: "ALTER TABLE entities ADD COLUMN committed INTEGER NOT NULL DEFAULT 0")
        }
        return migrator
    }

    /// Puts the number of migrations where an installer finds it without SQLite: `user_version`, at byte 60 of
    /// the file, which is why it must not stay in the log. A higher number is a later version's and stays.
    static func mark(_ db: Database, _ migrator: DatabaseMigrator) throws {
        let version = migrator.migrations.count
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 < version else { return }
        try db.execute(sql: "PRAGMA user_version = \(version)")
        try db.checkpoint(.truncate)
    }

    private static let waiting = """
        -- Articles under embargo: acknowledged, and in no record before their time.
        CREATE TABLE waiting (
            ordinal INTEGER PRIMARY KEY,
            -- Of the document that the article will be.
            id TEXT NOT NULL UNIQUE,
            lineage TEXT,
            -- Microseconds since 1970.
            due INTEGER NOT NULL,
            -- The serialized Receipt, and StoredBytes of the serialized Article.
            receipt BLOB NOT NULL,
            article BLOB NOT NULL,
            -- Of the two, one after the other.
            checksum INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX waiting_due ON waiting (due);
        CREATE INDEX waiting_lineage ON waiting (lineage) WHERE lineage IS NOT NULL;

        -- When the newest version of an article was made, kill notices included, in microseconds
        -- since 1970.
        CREATE TABLE versions (
            lineage TEXT PRIMARY KEY,
            created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let furniture = """
        -- Passages that are known as an outlet's furniture; as many as memory holds.
        CREATE TABLE furniture (
            outlet TEXT NOT NULL,
            -- A hash of its words.
            passage INTEGER NOT NULL,
            PRIMARY KEY (outlet, passage)
        ) STRICT, WITHOUT ROWID;
        """

    private static let tables = """
        -- One row for every article that was acknowledged, in order of arrival.
        CREATE TABLE documents (
            ordinal INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            -- What all versions of the article share; NULL where it has neither guid nor url.
            lineage TEXT,
            revision INTEGER NOT NULL,
            -- DocumentState: current, replaced by a later revision, withdrawn, or a mere notice.
            state INTEGER NOT NULL,
            -- The serialized Receipt that its first submission got.
            receipt BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX documents_lineage ON documents (lineage, revision) WHERE lineage IS NOT NULL;

        -- The bytes that the feeder handed in, StoredBytes of zstd.
        CREATE TABLE articles (
            ordinal INTEGER PRIMARY KEY REFERENCES documents (ordinal),
            format TEXT NOT NULL,
            content BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;

        -- What the fold index is rebuilt from. A table of its own: a start reads nothing else.
        CREATE TABLE signatures (
            ordinal INTEGER PRIMARY KEY REFERENCES documents (ordinal),
            document TEXT NOT NULL UNIQUE,
            record TEXT NOT NULL,
            signature BLOB NOT NULL,
            checksum INTEGER NOT NULL
        ) STRICT;

        -- Each document, record, quote and story as it now is, or the stone that marks its end.
        CREATE TABLE entities (
            id TEXT PRIMARY KEY,
            -- The change that last wrote it.
            sequence INTEGER NOT NULL,
            -- EntityKind: what the payload is a message of.
            kind INTEGER NOT NULL,
            -- FNV-1a 64 of the serialized message.
            digest INTEGER NOT NULL,
            payload BLOB NOT NULL,
            -- Of a withdrawn document, which stays readable: the log entry that ended it.
            ending BLOB
        ) STRICT;

        -- Ends of records, so that a start finds where their documents live on.
        CREATE INDEX entities_ends ON entities (id) WHERE kind >= 5;

        -- The log. Payloads as in entities, as they were.
        CREATE TABLE changes (
            sequence INTEGER PRIMARY KEY,
            -- Microseconds since 1970.
            committed INTEGER NOT NULL,
            id TEXT NOT NULL,
            kind INTEGER NOT NULL,
            digest INTEGER NOT NULL,
            payload BLOB NOT NULL
        ) STRICT;

        -- What an operator decided about two records; outlives every automatic decision.
        CREATE TABLE overrides (
            first TEXT NOT NULL,
            second TEXT NOT NULL,
            decision TEXT NOT NULL,
            PRIMARY KEY (first, second)
        ) STRICT, WITHOUT ROWID;

        -- Single figures: the last sequence number, what was acknowledged, how many there are of a kind.
        CREATE TABLE figures (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
