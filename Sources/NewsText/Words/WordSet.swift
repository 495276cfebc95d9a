// WordSet: single words of a table, looked up by hash.

internal import CNewsTables

struct WordSet: Sendable {
    private let hashes: Set<UInt64>

    init(_ table: NewsTable) {
        hashes = Set(WordTable(table).lines.flatMap { LineTokens(phrase: $0).hashes })
    }

    func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }
}
