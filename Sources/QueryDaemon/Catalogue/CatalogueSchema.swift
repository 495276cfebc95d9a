// CatalogueSchema: the tables of the catalogue, as named migrations that are only ever appended to.

internal import Compression
internal import GRDB

enum CatalogueSchema {
    /// All migrations, oldest first. One that changes how a thing is stored or indexed also has to
    /// empty the tables: the feed fills them again.
    static func migrator() -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("2026-11 things, changes and full text") { db in
            try db.execute(sql: tables)
        }
        migrator.registerMigration("2026-11 a catalogue without full text") { db in
            // 0: the full-text indexes are empty, whatever else is there.
            try db.execute(sql: "ALTER TABLE position ADD COLUMN text INTEGER NOT NULL DEFAULT 1")
        }
        migrator.registerMigration("2026-11 speakers") { db in
            try db.execute(sql: speakers)
            try beginAnew(db)
        }
        migrator.registerMigration("2026-11 many changes in a row") { db in try beginAnew(db) }
        migrator.registerMigration("2026-11 when the last change was committed") { db in
            try db.execute(sql: "ALTER TABLE position ADD COLUMN committed INTEGER NOT NULL DEFAULT 0")
        }
        return migrator
    }

    /// Empties the tables and has the feed followed from its beginning again, which fills them.
    private static func beginAnew(_ db: Database) throws {
        try empty(db)
        try db.execute(
            sql: """
                UPDATE position SET applied = 0, floor = 0, counted = 0, base = 0, filling = 0,
                    documents = 0, records = 0, quotes = 0, stories = 0
                """)
    }

    /// Takes everything out but the position.
    static func empty(_ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM thing; DELETE FROM carriage; DELETE FROM speech; DELETE FROM change;
                INSERT INTO record_search (record_search) VALUES ('delete-all');
                INSERT INTO quote_search (quote_search) VALUES ('delete-all');
                INSERT INTO story_search (story_search) VALUES ('delete-all');
                """)
    }

    private static let speakers = """
        -- Which quotes are given to a speaker, by the name that the quote has.
        CREATE TABLE speech (
            speaker TEXT NOT NULL,
            key INTEGER NOT NULL,
            PRIMARY KEY (speaker, key)
        ) STRICT, WITHOUT ROWID;
        """

    private static let tables = """
        -- Every thing that the feed told of, as it now is, or the mark of its end.
        CREATE TABLE thing (
            -- TimeKey: kind, second, tie. Descending, it is newest first.
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            -- The change that last wrote it.
            sequence INTEGER NOT NULL,
            -- StoredBytes of its wire message; empty for what was merged or is gone.
            content BLOB NOT NULL,
            -- What it was merged into.
            forward TEXT,
            -- Why it was withdrawn. A withdrawn document keeps its content.
            reason TEXT,
            -- Of a record: the document whose text stands for it in record_search.
            indexed TEXT
        ) STRICT;

        -- Which records and quotes an outlet carries.
        CREATE TABLE carriage (
            outlet TEXT NOT NULL,
            key INTEGER NOT NULL,
            PRIMARY KEY (outlet, key)
        ) STRICT, WITHOUT ROWID;

        -- The log's own entries, but for documents: what tails are served from.
        CREATE TABLE change (
            -- Of the last change in it.
            sequence INTEGER PRIMARY KEY,
            -- A serialized ChangeBatch.
            content BLOB NOT NULL
        ) STRICT;

        CREATE TABLE position (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            applied INTEGER NOT NULL,
            head INTEGER NOT NULL,
            -- Tails can start after this change and later ones.
            floor INTEGER NOT NULL,
            -- Changes applied one by one, and the change that they followed.
            counted INTEGER NOT NULL,
            base INTEGER NOT NULL,
            -- When the feed was last heard, in microseconds since 1970; 0: never.
            heard INTEGER NOT NULL,
            -- 1 while a snapshot is being taken in: what is there is not whole.
            filling INTEGER NOT NULL,
            documents INTEGER NOT NULL,
            records INTEGER NOT NULL,
            quotes INTEGER NOT NULL,
            stories INTEGER NOT NULL
        ) STRICT;
        INSERT INTO position VALUES (1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        -- The texts behind the indexes: read for snippets alone, so nothing is stored twice.
        CREATE VIEW record_text (key, title, text, speaker) AS
            SELECT record.key, document_title(document.content), document_text(document.content),
                document_speakers(document.content)
            FROM thing record JOIN thing document ON document.id = record.indexed;
        CREATE VIEW quote_text (key, text, speaker) AS
            SELECT key, quote_wordings(content), quote_speakers(content) FROM thing
            WHERE key >> 60 = 3 AND content <> x'';
        CREATE VIEW story_text (key, title) AS
            SELECT key, story_title(content) FROM thing WHERE key >> 60 = 4 AND content <> x'';

        CREATE VIRTUAL TABLE record_search USING fts5 (
            title, text, speaker, content=record_text, content_rowid=key,
            tokenize='unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE quote_search USING fts5 (
            text, speaker, content=quote_text, content_rowid=key, tokenize='unicode61 remove_diacritics 2');
        CREATE VIRTUAL TABLE story_search USING fts5 (
            title, content=story_text, content_rowid=key, tokenize='unicode61 remove_diacritics 2');

        -- In how many texts a word stands: finds the rare words of a text.
        CREATE VIRTUAL TABLE record_word USING fts5vocab (record_search, 'row');
        CREATE VIRTUAL TABLE quote_word USING fts5vocab (quote_search, 'row');
        """
}
