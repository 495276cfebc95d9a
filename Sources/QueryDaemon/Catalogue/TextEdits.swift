// TextEdits: what one transaction does to the full-text indexes, collected and written in the order
// of the keys. FTS5 buffers postings as long as keys ascend, and writes out a segment when they don't.

internal import GRDB

/// Rows to take out of the indexes and to put in.
struct TextEdits {
    private struct Edit {
        var key: Int64
        var isRemoval: Bool
        var text: SearchText
    }

    private var edits: [ThingKind: [Edit]] = [:]

    /// Takes a row out. FTS5 has to be told what was in it.
    mutating func remove(_ kind: ThingKind, _ key: Int64, _ text: SearchText) {
        edits[kind, default: []].append(Edit(key: key, isRemoval: true, text: text))
    }

    mutating func insert(_ kind: ThingKind, _ key: Int64, _ text: SearchText) {
        edits[kind, default: []].append(Edit(key: key, isRemoval: false, text: text))
    }

    func write(_ db: Database) throws {
        for (kind, edits) in edits {
            guard let table = Self.tables[kind] else { continue }
            let removal = try db.cachedStatement(sql: table.removal)
            let insertion = try db.cachedStatement(sql: table.insertion)
            let ordered = edits.sorted { left, right in
                left.key == right.key ? left.isRemoval && !right.isRemoval : left.key < right.key
            }
            for edit in ordered {
                var arguments: StatementArguments = [edit.key]
                arguments += StatementArguments(edit.text.columns)
                let statement = edit.isRemoval ? removal : insertion
                statement.setUncheckedArguments(arguments)
                try statement.execute()
            }
        }
    }

    /// The index of a kind and its columns.
    static let tables: [ThingKind: Table] = [
        .record: Table(name: "record_search", columns: ["title", "text", "speaker"]),
        .quote: Table(name: "quote_search", columns: ["text", "speaker"]),
        .story: Table(name: "story_search", columns: ["title"]),
    ]

    struct Table: Sendable {
        let name: String
        let removal: String
        let insertion: String

        init(name: String, columns: [String]) {
            self.name = name
            let list = columns.joined(separator: ", ")
            let marks = columns.map { _ in "?" }.joined(separator: ", ")
            removal = "INSERT INTO \(name) (\(name), rowid, \(list)) VALUES ('delete', ?, \(marks))"
            insertion = "INSERT INTO \(name) (rowid, \(list)) VALUES (?, \(marks))"
        }
    }
}
